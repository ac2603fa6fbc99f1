import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = ['src/**/*.test.{ts,tsx}'];

/** Tests that run programs, or change what a process has but one of: each file gets a process of its own. */
const WHOLE = [
  'src/{commands,house,store}/**',
  'src/grader/{contain,run}/**',
  'src/app/{grade,programs}*',
  'src/authoring/{lesson,nodes,proofs}*',
  'src/authoring/mutants/run*',
  'src/**/*terminal*',
];

/** Files that take long, the longest first. Begun last, one of them would go on alone when all else is done. */
const LONG = ['app/grade-', 'exam/terminal', 'lab/terminal', 'terminal.test', 'house/', 'app/', 'commands/'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // As many as keep two cores busy: tests that grade real programs mostly wait.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: TESTS, exclude: WHOLE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: WHOLE.map((files) =>
            files.endsWith('/**') ? `${files}/*.test.{ts,tsx}` : `${files}.test.{ts,tsx}`,
          ),
          globalSetup: ['scripts/vitest-setup.ts'],
        },
      },
    ],
  },
});
