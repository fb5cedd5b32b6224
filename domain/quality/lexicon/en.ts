import type { LexiconSource } from './lexicon.ts';

export const ENGLISH: LexiconSource = {
  activity: `
    do a, do an, do the,
    hold, holding, held, run, running, organise*, organize*, organising, organizing, conduct,
    conducts, conducted, conducting, host, hosted, hosting, give, giving, publish*, write, writing,
    written, send, sending, prepare*, preparing, create, creating, created, develop, developing,
    developed, build, building, built, design, designing, designed, implement, implementing,
    implemented, implementation of, set up, setting up, train, training of, trained, visit,
    visiting, visited, call, calling, interview, interviewing, interviewed, attend, attending, meet
    with, meet, review, reviewing, analyse*, analyze*, analysing, analyzing, document, documenting,
    documented, test, testing, plan, planning, define, defining, defined, draft, drafting, drafted,
    evaluate, evaluating, research, researching, rewrite, rewriting, redesign, redesigning,
    refactor, refactoring, coach, coaching, present, presenting, post, posting, schedule,
    scheduling, contact, contacting, arrange, arranging, produce, producing, deliver, delivering,
    carry out, carrying out, perform, performing, update, updating, investigate, explore,
    brainstorm, discuss, map, audit, inspect, check, teach, distribute, print, participate, engage
    with, work on, work with, roll out, rolling out, introduce, introducing, make, offer, start,
    survey, record, film, collect, gather, migrate, migrating, replace, install, installing, deploy,
    renovate, repaint, clean, invest, spend, allocate, email, mail, share, communicate, announce,
    put together, come up with, look into, follow up, run through, facilitate, moderate, onboard to,
    translate, code, program, benchmark, pilot, standardise, standardize, automate, select, buy,
    purchase, procure, order, reach out to, ensure that all, form, establish, revise, refresh, demo,
    walk, talk to, speak with, speak to, speak at, shadow, rehearse, tidy, catalogue, catalog,
    compile, assemble, label, inventory`,
  milestone: `
    received,
    launch, launches, launched, launching, ship, shipped, release, released, go live, goes live,
    went live, is live, are live, complete, completed, finish, finished, finalise*, finalize*,
    obtain, obtained, sign, signed, pass, passed, get certified, granted, awarded, issued, elected, ratified, registered, certified, certification,
    certificate, accredited, accreditation, open, opened, opening of, introduce, introduced, roll
    out, rolled out, implement, implemented, migrate, migrated, deploy, deployed, replace, replaced,
    set up, in place, is in place, are in place, adopted by the board, approved, approval, done,
    ready, go-live, moved to, move to, switch, switched, relocate, install, installed, appointed,
    appoint, available, exists, submit, submitted, publish, published, delivered, deliver,
    established, decommission, decommissioned, shut down, hand over, handed over, built, build,
    created, create, defined, define, implementation, rollout, written,  put in place,
    agreed, found, select, selected, choose, hire a, receive`,
  up: `
    increase*, increasing, raise*, raising, grow, grows, grown, growing, growth, improve*,
    improving, boost*, lift, lifts, lifted, expand*, double*, triple*, climb*, rise, rises, rising,
    strengthen*, accelerate*, more, higher, up from, up to, gain, maximise, maximize, extend,
    enhance*, better, move up, bring up, push up, step up, scale, deepen, broaden`,
  down: `
    reduce*, reducing, reduction, cut, cuts, cutting, lower*, decrease*, decreasing, shorten*,
    drop*, fall, falls, halve*, minimise*, minimize*, shrink*, fewer, less, down from, down to,
    bring down, eliminate*, slash, speed up, faster, limit*, curb, trim, decline*, shave`,
  keep: `
    keep*, maintain*, hold at, hold steady, stay*, remain*, sustain*, stabilise*, stabilize*, no
    more than, at most, never`,
  gain: `
    win, wins, won, winning, close, closed, closing, earn*, sell, sold, selling, sign up, signs up,
    reach, reaches, reached, achieve*, attain, hit, hits, generate*, acquire*, convert*, retain*,
    renew*, secure, secured, recover*, save*, attract*, activate*, get, gets, recruit*, hire, hired,
    fill, filled, score*, bring in, book*, land, landed, sign, signed, receive*, are, is, use, uses,
    have, has, recommend*, rate, rates, resolve*, answer*, respond*, arrive*, buy from, come back,
    return*, stay*, ship within, complete*, pass*, adopt*, say, says, agree*, account for, comes
    from, come from, make up`,
  artefact: `
    workshop*, training, trainings, meeting*, session*, webinar*, interview*, call, calls, visit,
    visits, article*, post, posts, blog*, newsletter*, email*, e-mail*, mailing*, campaign*, event*,
    presentation*, report*, survey*, document*, guide*, manual*, handbook*, page, pages, video*,
    podcast*, feature*, story points, stories, ticket*, test cases, dashboard*, template*,
    playbook*, flyer*, brochure*, poster*, course*, module*, lesson*, talk*, demo*, round table*,
    roundtable*, focus group*, audit*, review*, retrospective*, experiment*, prototype*,
    one-to-one*, one-on-one*, 1:1*, conversation*, conference*, fair*, trade show*, stand-up*,
    standup*, toolbox talk*, briefing*, walk*, inspection*, case stud*, white paper*, whitepaper*,
    integration*, script*, form, forms, plan, plans, concept*, process*, polic*, checklist*, drill*,
    rehearsal*, proposal*, offers, letter*, job ad*, leaflet*, meetup*, hackathon*, sprint*,
    release*, api*, sop, sops, procedure*, tool, tools, machine*, shift plan*, rota*`,
  generic: `
    always, day, every, first, things, right,
    better, best, good, great, excellent, excellence, world-class, world, class, leading, leader,
    leaders, leadership, first-class, top, more, things, stuff, quality, performance, success,
    successful, successfully, synergies, synergy, potential, level, next, efficient, efficiency,
    effective, effectiveness, productivity, productive, innovation, innovative, digital,
    digitalisation, digitalization, digitization, transformation, processes, process, team,
    teamwork, work, communication, collaboration, culture, results, growth, company, organisation,
    organization, department, business, way, ways, value, strategy, strategic, strong, stronger,
    future, fit, modern, agile, agility, sustainable, sustainability, professional, holistic,
    amazing, awesome, impact, impactful, customer, customers, satisfaction, focus, centric,
    orientation, experience, awareness, service, services, area, areas, overall, everything,
    everyone, ready, state-of-the-art, best-in-class, cutting-edge, industry, market, sales,
    marketing, brand, image, position, job, ever, possible, year, quarter, product, products,
    people, employees, staff, mindset, motivation, operations, operational, optimal, high, higher,
    highest, maximum, outstanding, superior, improvement, improvements, continuous, continuously,
    internal, cooperation, player, partner, preferred, real, much, very, progress, difference,
    departments, teams, across, solution, solutions, environment, standards, standard, workplace,
    even, really, significantly, greatly, positive, forward, happy, happier, skills, capabilities,
    situation, range`,
  stopword: `
    a, an, the, of, for, to, in, on, at, by, with, from, and, or, our, we, us, my, your, their, its,
    it, is, are, be, as, that, this, these, those, into, so, will, can, all, every, each, no, not,
    up, out, per, than, who, which, through, about, over, under, within, below, above, more, least`,
  nominal: `
    number of, organisation of, organization of, implementation of, creation of, preparation of,
    introduction of, development of, delivery of, completion of, execution of, rollout of, roll-out
    of, participation in, amount of`,
  vanity: `
    followers, follower, likes, page views, pageviews, page view*, impressions, website visit*, site
    visits, web visits, visits to the website, visits to our website, visits to our site, website
    traffic, web traffic, site traffic, website visitors, web visitors, site visitors, unique
    visitors, website hits, page hits, downloads, app installs, installs, registered users,
    registered accounts, newsletter sign-ups, newsletter signups, newsletter subscribers,
    subscribers, mailing list, video views, views, youtube views, social media reach, reach on,
    social reach, clicks, press mentions, media mentions, mentions, shares, retweets, fans, press
    clippings, newsletter recipients, mailing-list, reactions`,
  consequence: `
    who, that, which, per, rate, share, cost, conversion, converting, turning into, turned into,
    then, paying, paid, leading to, percentage`,
  relative: `
    double, doubles, doubled, halve, halved, half, triple, twice, zero, no, none, nobody, no one,
    dozen`,
  today: `
    now, currently, today, last year, last quarter, this year, at present, so far, up from, down
    from, was, were, compared with, versus, vs, previously, starting from, baseline, in q1, in q2,
    in q3, in q4, before, instead of, today's, previous quarter, starting at, presently, present`,
  planned: `
    measure*, baseline, survey`,
  usual: `
    handle, maintain, process, administer, manage, operate, answer, teach, grade, run, keep,
    perform, carry out, provide, support, continue, continue to, carry on, keep up, deliver,
    execute, prepare, pay, file, monitor, supervise, clean, staff, serve, conduct, issue, do, look
    after, take care of, respond to, attend to, service, review, oversee, coordinate, organise,
    organize, ensure, update, book, schedule, publish, produce, cover, draft, record, reconcile,
    register, check, distribute, dispatch, load, fulfil, fulfill, complete, submit, close, write,
    ship, plan, host, open, assist, sell, staffing, care for, treat, resolve, cook, post, send,
    onboard, approve, inspect`,
  goingOn: `
    continue, continue to, continues, carry on, business as usual, as usual, as before, as always,
    day-to-day, daily business, according to the timetable, according to schedule, routine, ongoing,
    keep the lights on, keep running, keep doing, the usual, as planned, regular, in line with the
    calendar, every month, each month, every day, on a daily basis, every week, as required, as
    scheduled, daily`,
  change: `
    so that, that, who, without, faster, better, more, fewer, less, never, no longer, stop, stops, become, becomes, cease, turns, turn into, every child, again, where,
    when, before, happier, instead, even, while, during, because, enough, first, most, best,
    everyone, themselves, until, than`,
  vagueVerb: `
    improve, optimise, optimize, enhance, strengthen, drive, foster, promote, boost, advance,
    further, push, take, leverage, elevate, increase, raise, support, develop, transform, modernise,
    modernize, streamline, maximise, maximize, work on, focus on, strive, make, move, bring, excel,
    deliver, create, build, ensure`,
  weakVerb: `
    be, become, do, get, grow, achieve, have, go, stay, reach, win, succeed, give, keep, perform`,
  feeling: `
    want, proud, pride, happy, happier, trust, confident, confidence, feel, feels, fear, love,
    enjoy, delight*, informed, safe, safely, safety, healthy, health, calm, welcome, worry, worried,
    comfortable, motivated, satisfied, dignity, respect*, belong, glad, sleep, understand,
    understood, heard, learn, stress, trusted, recommend, fair, fairly, lonely, thrive, well-being,
    wellbeing, joy, home, alone, care, easy, easily, comfort, patience, listen, listened, happily,
    smile, friendly, look forward, eager, curious, valued, appreciated, exhausted, burnout, burn out`,
  resource: `
    cost, costs, spend, spending, expense*, budget*, margin, profit, ebit*, revenue, turnover,
    market share, funding, grants, paper, energy, electricity, consumption, parking, crm records,
    records, floor space, office space, headcount, cloud, licences, licenses, inventory, stock
    value, print*, pages printed, per hour, rent, cafeteria, canteen, fuel, procurement, supplier
    prices, discount, savings, sales, invoices, storage, fleet, water, heating, kwh, mwh, complete
    addresses, price*, overhead*, purchase*, utilisation, utilization, occupancy, backlog of
    invoices, cash, toner, data fields, website, office, square metres, depreciation, calls per,
    tickets per agent, filled in`,
  bad: `
    complaint*, error*, defect*, cost*, time, days, hours, minutes, churn, accident*, injur*, waste,
    leaving, lost, late, missed, delay*, absence*, sick*, fail*, returns, return rate, rework,
    scrap, stops, stoppage*, downtime, outage*, incident*, fines, claims, corrections, escalation*,
    wait*, overtime, attrition, turnover, backlog, open, overdue, risk*, infections, falls,
    emissions, cancel*, refunds, quit*, resign*, wrong, bug*, crash*, vacan*, unsubscribes,
    write-offs, unplanned, broken, objections, rollback*, abandon*, no-show*, drop-out*, debt`,
  duty: `
    handle, maintain, process, administer, manage the, manage our, operate, answer, perform, carry
    out, attend to, oversee, file, reconcile, take care of, look after, supervise, execute, deal
    with, respond to`,
  routine: `
    payroll, invoice*, bookkeeping, books, accounts, ticket*, request*, server*, system*, report*,
    shift*, maintenance, order, orders, shipment*, file, files, record*, exam*, course*, class,
    classes, lesson*, inbox, call, calls, mail, mails, email*, backup*, equipment, machine*,
    operation*, schedule*, rota, counter, desk, helpdesk, permits, applications, forms, contracts,
    meals, rooms, wards, deliveries, stock, shelves, warehouse, store, site, website, newsletter*,
    social media, channels, posts, campaign*, minutes, meetings, payments, claims, dispatch,
    patients, rounds, documentation, database*, network, infrastructure, support, service, services,
    stations, routes, vehicles, premises, tills, cash, kitchen, bar, tables, office, department,
    customers, enquiries, inquiries, complaints, audits, inspections, compliance, returns, tax*,
    budget*, business, day, duties, tasks, work`,
  good: `
    customer*, lead*, revenue, sales, orders, deals, satisf*, nps, csat, enps, rating, score,
    availability, uptime, on time, applications, donations, donors, recommend*, returning, return
    within, retention, conversion, members, clinics, contracts won, paid by, solved, first-time,
    pass rate, yield, oee, trust, adoption, active, bookings, covers, profit, margin, intake, win
    rate, share`,
};
