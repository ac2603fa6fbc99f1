import type { BankReport } from '../../domain/bank-report.ts';
import type { Coverage } from '../../domain/coverage.ts';
import type { Term } from '../../domain/learn.ts';
import type { Blueprint, Question } from '../../domain/question.ts';
import { nearDuplicates } from './alike.ts';
import { biases, figuresOf } from './bias.ts';
import { brokenCode } from './code.ts';
import { unexplained } from './distractors.ts';
import { kindsOf, levelsOf, objectiveCoverage, thinPlaces } from './objectives.ts';
import { brokenSource } from './sources.ts';
import { strangeTerms, vocabularyOf } from './terms.ts';
import { topicCoverage, topicProblems } from './topics.ts';

export type Bank = {
  readonly questions: readonly Question[];
  readonly blueprint: Blueprint;
  readonly glossary: readonly Term[];
  readonly coverage: Coverage;
};

/** The mechanical review of a whole bank: what a careful reader would find in each question, and in all of them together. */
export function reviewBank({ questions, blueprint, glossary, coverage }: Bank): string[] {
  const vocabulary = vocabularyOf(glossary, coverage);
  const ofOne = (question: Question): string[] => [
    ...brokenCode(question),
    ...unexplained(question),
    ...brokenSource(question, coverage),
    ...strangeTerms(question, vocabulary),
  ];
  return [
    ...questions.flatMap((question) => ofOne(question).map((what) => `${question.id}: ${what}`)),
    ...nearDuplicates(questions),
    ...biases(questions),
    ...thinPlaces(questions, blueprint),
    ...topicProblems(coverage, questions),
  ];
}

/** What the bank asks for, and how. */
export function bankReport({ questions, blueprint, coverage }: Omit<Bank, 'glossary'>): BankReport {
  return {
    questions: questions.length,
    proofs: questions.filter(({ proof }) => proof !== undefined).length,
    levels: levelsOf(questions),
    kinds: kindsOf(questions),
    objectives: objectiveCoverage(questions, blueprint),
    topics: topicCoverage(coverage),
    figures: figuresOf(questions),
  };
}
