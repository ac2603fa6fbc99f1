import type { SoakCount, SoakGrade, SoakReport } from '../domain/soak-report.ts';

/** What a soak found, to be read. */
export function soakText(report: SoakReport, file: string): string {
  const { right, wrong, planned, sumMs, holds } = report;
  const grades = right.idle.grades + right.loaded.grades + wrong.grades;
  const lines = [
    `${grades} of ${planned} grades, ${(sumMs / 60_000).toFixed(1)} min one by one; kept in ${file}`,
    countText('right answers', right.idle),
    countText('right answers, every core busy', right.loaded),
    countText('wrong answers', wrong),
    ...report.falseFails.flatMap((grade) => gradeText('FALSE FAIL', grade)),
    ...report.falsePasses.flatMap((grade) => gradeText('FALSE PASS', grade)),
    ...report.unknowns.flatMap((grade) => gradeText('unknown', grade)),
    ...report.faults.flatMap((grade) => gradeText('fault of the grader', grade)),
    holds
      ? 'No false fail, no false pass, and no more than one right answer in a hundred that could not be judged.'
      : 'This does not hold yet.',
  ];
  return `${lines.join('\n')}\n`;
}

function countText(what: string, { grades, pass, fail, unknown, fault }: SoakCount): string {
  return `${what}: ${grades} graded, ${pass} pass, ${fail} fail, ${unknown} unknown, ${fault} not graded`;
}

function gradeText(what: string, { lab, answer, load, because }: SoakGrade): string[] {
  return [`${what}: ${lab}/${answer}${load ? ' (busy)' : ''}`, ...because.map((text) => `    ${text}`)];
}
