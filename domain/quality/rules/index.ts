import type { Rule } from '../rule.ts';
import { alignCopied } from './align-copied.ts';
import { alignOrphan } from './align-orphan.ts';
import { krActivity } from './kr-activity.ts';
import { krBinary } from './kr-binary.ts';
import { krCompound } from './kr-compound.ts';
import { krNoBaseline } from './kr-no-baseline.ts';
import { krSandbagged } from './kr-sandbagged.ts';
import { krUnmeasurable } from './kr-unmeasurable.ts';
import { krUnrealistic } from './kr-unrealistic.ts';
import { krVanity } from './kr-vanity.ts';
import { objectiveBusinessAsUsual } from './objective-business-as-usual.ts';
import { objectiveNumeric } from './objective-numeric.ts';
import { objectiveVague } from './objective-vague.ts';
import { setKrsDontCover } from './set-krs-dont-cover.ts';
import { setTooFewKrs } from './set-too-few-krs.ts';
import { setTooManyKrs } from './set-too-many-krs.ts';
import { setTooManyObjectives } from './set-too-many-objectives.ts';

/** All rules, in the order in which findings are shown: the objective first, then its key results, then the rest. */
export const RULES: readonly Rule[] = [
  objectiveVague,
  objectiveNumeric,
  objectiveBusinessAsUsual,
  krActivity,
  krUnmeasurable,
  krBinary,
  krCompound,
  krNoBaseline,
  krVanity,
  krSandbagged,
  krUnrealistic,
  setKrsDontCover,
  setTooFewKrs,
  setTooManyKrs,
  setTooManyObjectives,
  alignOrphan,
  alignCopied,
];
