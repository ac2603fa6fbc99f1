// Simulated learners of known ability sit exams drawn from the real bank: does the stated 80 % interval of the readiness
// hold what they would get on average in 75 to 85 % of all cases? Prints the figures; exits with 1 when it does not.
// Usage: node scripts/simulate-readiness.ts [learners, 1000] [seed, 1]
import { ownExamContent } from '../src/app/exam-content.ts';
import { labEntries } from '../src/domain/exam/digest.ts';
import type { ExamSize } from '../src/domain/exam/paper.ts';
import { coverage, type Population, type Simulated, simulate } from '../src/domain/testing/learners.ts';

const [learners = 1000, seed = 1] = process.argv.slice(2).map(Number);
const POPULATIONS: readonly Population[] = [
  { name: 'mixed', skill: 0.5, spread: 1, uneven: 0.5 },
  { name: 'beginners', skill: -0.7, spread: 0.6, uneven: 0.5 },
  { name: 'nearly ready', skill: 0.7, spread: 0.4, uneven: 0.5 },
  { name: 'experts', skill: 2, spread: 0.6, uneven: 0.5 },
  { name: 'uneven', skill: 0.5, spread: 0.8, uneven: 1 },
];
const SIZES: readonly ExamSize[] = ['full', 'half', 'quiz'];

const content = await ownExamContent();
const sources = await content.labs();
const checks = new Map(sources.map(({ lab }) => [lab.id, lab.checks.map(({ points }) => points)]));
const labs = labEntries(sources.map(({ lab }) => lab));
const { blueprint, bank } = content;

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`.padStart(7);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

console.log(`${learners} learners each, seed ${seed}, ${bank.index.length} questions, ${labs.length} labs`);
console.log('size  population     in interval   mean width   mean error   chance told / came true');
/** How far the worst of the sizes is from 0.8. */
let off = 0;
for (const size of SIZES) {
  const overall: Simulated[] = [];
  for (const population of POPULATIONS) {
    const all = simulate({
      bank: { blueprint, index: bank.index, labs: size === 'quiz' ? [] : labs },
      checks,
      size,
      population,
      learners,
      papers: 100,
      passMark: blueprint.passMark,
      seed,
    });
    overall.push(...all);
    tell(size, population.name, all);
  }
  tell(size, 'all of them', overall);
  off = Math.max(off, Math.abs(coverage(overall) - 0.8));
}
const holds = off <= 0.05;
console.log(
  `The 80 % interval holds the truth in 75 to 85 % of all cases, in each size: ${holds ? 'yes' : 'NO'}`,
);
process.exitCode = holds ? 0 : 1;

function tell(size: string, name: string, all: readonly Simulated[]): void {
  const width = mean(all.map(({ told }) => told.high - told.low));
  const error = mean(all.map(({ truth, told }) => told.estimate - truth));
  const told = mean(all.map(({ told: each }) => each.chance / 100));
  const came = mean(all.map(({ truth }) => (truth >= blueprint.passMark ? 1 : 0)));
  console.log(
    `${size.padEnd(5)} ${name.padEnd(13)} ${percent(coverage(all))} ${width.toFixed(1).padStart(14)} ${error.toFixed(1).padStart(12)}   ${percent(told)} / ${percent(came)}`,
  );
}
