import type { LexiconSource } from './lexicon.ts';

export const FRENCH: LexiconSource = {
  activity: `
    organiser, animer, tenir, conduire, mener, realiser, rediger, ecrire, publier, envoyer, preparer, creer, developper, construire, concevoir,
    mettre en place, mettre en oeuvre, mettre a jour, implementer, deployer, installer, former, visiter, appeler, interviewer, interroger, assister, participer,
    rencontrer, analyser, documenter, tester, planifier, definir, elaborer, evaluer, rechercher, refondre, reviser, actualiser, presenter, poster, contacter, produire,
    effectuer, lancer, migrer, remplacer, investir, depenser, offrir, proposer, demarrer, commencer, collecter, recueillir, communiquer, traduire, programmer, automatiser,
    choisir, acheter, commander, distribuer, imprimer, renover, repeindre, tourner, filmer, auditer, inspecter, cartographier, dispenser, donner, faire, soumettre, deposer,
    etablir, accompagner, recenser, afficher, enregistrer, refaire, coacher, formaliser, standardiser, diffuser, monter, ouvrir, numeriser, moderniser, nettoyer, finaliser, livrer`,
  nominal: `
    nombre de, nombre d', organisation de, organisation d', realisation de, realisation d', creation de, creation d', redaction de, redaction d', mise en place, mise en oeuvre,
    elaboration de, elaboration d', animation de, animation d', preparation de, developpement de, developpement d', deploiement, formation de, conception de, conception d', publication de,
    tenue de, conduite de, mise a jour, refonte, lancement, participation a, production de, analyse de, etude de, migration de, installation de, formation des, visite de`,
  milestone: `
    lance*, lancement, en service, en ligne, en production, termine*, acheve*, finalise*, obtenu*, obtention, obtenir, certifie*, accorde, accordee, accordes, delivre, delivree, octroye*, attribue*, signes, elu, elue, certification, certificat, label, labellis*, signe*, signature,
    accord, ouvert*, ouverture, mis en place, mise en place, deploye*, migre*, remplace*, approuve*, adopte*, valide*, disponible, pret, prete, prets, livre, livree, operationnel*, publie*, installe*,
    nomme*, demenage*, en vigueur, accreditation, accredite*, homologu*, recrute, existe, fait, faite, realise*, redige*, cree, creee, bascule*, ouvrir, recu, recue, agrement, conclu, conclue, inaugure*, depose*, reussi, reussie`,
  up: `
    augmenter, augmente*, augmentation, accroitre, hausser, ameliorer, amelioration, developper, doubler, tripler, renforcer, accelerer, croitre, croissance, elever, relever, progresser, passer,
    faire passer, porter, optimiser, monter, plus, meilleur*, maximiser, elargir, gagner`,
  down: `
    reduire, reduit, reduction, diminuer, diminution, baisser, baisse, abaisser, raccourcir, limiter, minimiser, ramener, faire baisser, diviser, moins, eliminer, supprimer, couper, chuter, economiser, faire tomber, descendre`,
  keep: `maintenir, maintien, garder, conserver, rester, reste, restent, stabiliser, pas plus de, au plus, maximum, stable, tenir, jamais, ne depasse*`,
  gain: `
    gagner, conclure, signer, vendre, atteindre, obtenir, generer, acquerir, convertir, fideliser, renouveler, recuperer, economiser, attirer, recruter, embaucher, pourvoir, remporter, decrocher,
    conquerir, recevoir, resoudre, repondre, traiter, livrer, servir, reconquerir, encaisser, facturer, collecter, lever, activer, retenir, placer, loger`,
  artefact: `
    atelier*, formation*, reunion*, session*, seance*, webinaire*, entretien*, appel*, visite*, article*, publication*, post, posts, billet*, newsletter*, courriel*, e-mail*, mail*, campagne*,
    evenement*, presentation*, rapport*, enquete*, etude*, document*, guide*, manuel*, page, pages, video*, podcast*, fonctionnalite*, tableau* de bord, modele*, flyer*, brochure*, affiche*, cours, module*,
    conference*, demo*, table ronde, tables rondes, audit*, revue*, retrospective*, prototype*, salon*, causerie*, briefing*, inspection*, livre* blanc*, script*, formulaire*, plan, plans, processus, procedure*, checklist*,
    exercice*, proposition*, annonce*, hackathon*, fiche*, outil*, machine*, stand*, seminaire*, tutoriel*, capsule*, livret*, charte*, maquette*`,
  vanity: `
    abonnes, followers, j'aime, likes, mentions j'aime, pages vues, vues, nombre de vues, impressions, visites du site, visites sur le site, visites du site web, visites de la page, visiteurs du site, visiteurs uniques, trafic du site, trafic web, trafic, clics,
    telechargements, utilisateurs inscrits, inscriptions a la newsletter, inscrits a la newsletter, inscrits a la lettre, abonnes a la newsletter, inscriptions a la lettre, comptes crees, retombees presse, mentions dans la presse, mentions, partages, fans, portee sur, portee des publications, installations de l'application, comptes inscrits, inscrits a l'infolettre, retombees de presse, reactions`,
  consequence: `qui, dont, par, taux, part, cout, conversion, puis, payants, ayant, devenus, transformes`,
  relative: `doubler, tripler, moitie, deux fois, zero, aucun, aucune, nul, personne, diviser par, douzaine`,
  today: `
    aujourd'hui, actuellement, actuel, actuelle, l'an dernier, l'annee derniere, trimestre dernier, au lieu de, contre, jusqu'ici, a ce jour, point de depart, en t1, en t2, en t3, en t4, au t1, au t2, au t3, au t4, avant, hier, valeur de depart,
    valeur initiale, reference, a present, maintenant, contre aujourd'hui, en debut de, base`,
  planned: `mesure*, mesurer, mesurons, mesuree, reference, releve*, point de depart, valeur de depart, baseline, enquete`,
  usual: `
    gerer, assurer, traiter, maintenir, administrer, repondre, tenir, continuer, enseigner, corriger, payer, suivre, effectuer, realiser, executer, entretenir, exploiter, accueillir, servir, poursuivre, classer, surveiller,
    preparer, etablir, instruire, organiser, livrer, expedier, receptionner, encadrer, nettoyer, soigner, produire, saisir, facturer, enregistrer, delivrer, planifier, controler, superviser, coordonner, rediger, mettre a jour, veiller, conseiller, publier, archiver, commander, cuisiner, ranger, prendre, donner`,
  goingOn: `continuer, continuer a, poursuivre, comme d'habitude, comme avant, au quotidien, quotidien, quotidienne, quotidiens, quotidiennes, courant, courante, courantes, courants, comme toujours, routine, conformement, selon le planning, selon le calendrier, toujours comme, chaque jour, chaque mois, regulierement, dans les delais, habituel*, comme prevu`,
  change: `
    cesse, cessent, devient, deviennent, n'est,
    afin, pour que, sans, plus vite, mieux, plus, moins, jamais, de nouveau, quand, avant, ou, au lieu, meme, pendant, parce, assez, premier, premiere, qui, que, dont, enfin, eux-memes, plutot, des que, toujours`,
  vagueVerb: `
    ameliorer, amelioration, optimiser, optimisation, renforcer, developper, promouvoir, favoriser, soutenir, dynamiser, booster, faire avancer, accroitre, augmenter, moderniser, transformer, accelerer, stimuler,
    encourager, valoriser, mettre l'accent, travailler, faire progresser, faire evoluer, porter, passer, consolider, creer, garantir, assurer, poursuivre, amplifier, fluidifier, simplifier, structurer, professionnaliser, impulser, hisser, viser, tendre`,
  weakVerb: `etre, devenir, faire, avoir, grandir, croitre, atteindre, rester, reussir, aller, progresser, gagner, donner`,
  feeling: `
    fier*, fiers, fierte, heureux, heureuse, content*, confiance, envie, peur, aimer, aiment, sentir, sentent, sent, serein*, sereins, sur, surs, securite, sante, calme, bienvenu*, motive*, satisfait*, dignite, respect*, plaisir, apprendre, comprendre, comprennent,
    rassure*, informe*,  seul*, seuls, recommandent, recommander, ose, osent, bien-etre, inquiet*, stress, equitable*, juste, soulag*, chez soi, ecoute*, ecoutes, goutent, joie, sommeil, facile*, facilement, reconnu*`,
  resource: `
    cout, couts, depense*, budget*, marge, benefice*, ebit*, chiffre d'affaires, ca, part de marche, parts de marche, subvention*, papier*, energie, electrique*, electricite, consommation, parking, places de parking, fiches crm, crm, surface, cloud, licence*, stock, stocks, impression*,
    par heure, a l'heure, loyer*, cantine, cafeteria, carburant, remise*, economies, achats, factures, stockage, flotte, eau, chauffage, kwh, mwh, prix, tresorerie, frais, notes de frais, taux d'occupation, rentabilite, resultat net, subventions, recettes, site web, bureaux, m2`,
  bad: `
    plainte*, reclamation*, erreur*, defaut*, cout*, temps, delai*, jours, heures, minutes, depart*, accident*, dechet*, gaspillage, perdu*, retard*, absence*, arret*, panne*, rebut*, retouche*, incident*, attente, rupture*, ouverts, retours,
    chutes, emissions, annulation*, remboursement*, desabonnement*, infections, ecart*, vacant*, vides, coupure*, demission*, abandon*, turnover, litige*, impaye*, reserves, refus`,
  generic: `
    mieux, meilleur*, bon, bonne, excellen*, performance*, succes, reussite, qualite, synergie*, potentiel, niveau, superieur, efficacite, efficace*, efficience, productivite, innovation*, innovant*, numerique*, digital*, digitalisation, transformation, processus, equipe*,
    travail, collaboration, cooperation, communication, culture, resultat*, croissance, entreprise, organisation, service*, departement*, valeur*, strategie, strategique*, fort*, avenir, moderne*, agile*, agilite, durable*, durabilite, professionnel*, impact, client*, satisfaction, experience,
    tout, tous, toutes, marche, vente*, marketing, marque, image, position, possible, annee, trimestre, produit*, collaborateur*, personnel, personnes, motivation, optimal*, haut*, maximum, amelioration*, continu*, interne*, leader, leaders, leadership, reference, prochain*, cran, etape, jour, activite*, pratiques, competence*, esprit, dynamique, efforts, relation*, environnement, standard*, global*, vraiment, tres, autre, solutions, methodes, fonctionnement, transversal*, excellence, attractivite, engagement, monde, mondial*, classe, premier, rang`,
  stopword: `
    le, la, les, l', un, une, des, du, de, d', a, au, aux, et, ou, en, dans, sur, pour, par, avec, sans, notre, nos, mon, mes, ma, leur, leurs, son, sa, ses, votre, vos, nous, on, ils, elles, il, elle, se, s', que, qu', qui, ce, cette, ces, est, sont, etre, ne, n', pas, plus, moins, y, chez, entre, vers`,
  duty: `
    gerer, traiter, administrer, assurer, effectuer, executer, instruire, poursuivre, continuer,
    exploiter, entretenir, repondre, tenir, enregistrer, saisir, facturer, archiver, surveiller,
    superviser`,
  routine: `
    facture*, comptabilite, compte*, ticket*, demande*, serveur*, systeme*, rapport*, maintenance,
    commande*, expedition*, dossier*, examen*, copies, cours, appel*, courriel*, courrier*, mail*,
    sauvegarde*, machine*, exploitation, planning*, permanence*, guichet, formulaire*, contrat*,
    repas, chambres, livraison*, stock*, rayons, entrepot, magasin, site, newsletter*, reseaux
    sociaux, reunions, paiement*, paie, salle, documentation, reseau, infrastructure, support,
    service, vehicules, caisse*, cuisine, tables, bureau, clients, patients, reclamation*, audits,
    impots, budget*, taches, travail, activite, accueil, incidents, gestion, materiel, declarations,
    actes, tournee*, chantier*, poste*`,
  good: `
    client*, prospect*, chiffre d'affaires, ventes, commandes, contrats, satisf*, nps, csat, note,
    disponibilite, a l'heure, candidatures, dons, donateurs, recommand*, fideli*, taux, part,
    membres, rendement, trs, confiance, actifs, reservations, couverts, marge, hotels, reussite,
    presents`,
};
