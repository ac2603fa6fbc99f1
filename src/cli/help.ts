import type { Command } from 'commander';

/** What the help of the program ends with. Exit codes are told here, once, for all commands. */
const PROGRAM = `
Examples:
  clusterprep demo                       see what this is about
  clusterprep review                     what is due today
  clusterprep quiz                       ten questions over all objectives
  clusterprep lab                        the list of labs
  clusterprep lab graceful-shutdown      set up the folder, edit, be graded
  clusterprep exam --size quiz           thirty minutes, timed
  clusterprep grade respawn server.js    grade once, for scripts and CI

\`clusterprep help <command>\` tells more of a command.

Exit codes: 0 passed or done, 1 not passed, 2 could not be judged (never your
fault), 64 wrong usage, 130 interrupted.
`;

/** What the help of a command ends with. */
const COMMANDS: Readonly<Record<string, string>> = {
  demo: `
Grades the starter of the lab graceful-shutdown, which does not pass, and then
its solution, which does. Nothing is recorded.
`,
  quiz: `
Each answer is explained, and so is every tempting wrong one. An answer is
recorded when it is given: leave with q, and the next quiz offers to go on.
\`clusterprep progress\` lists the objectives.

Examples:
  clusterprep quiz --count 5
  clusterprep quiz shutdown-and-reload balancing
  clusterprep quiz --seed 7 --json < answers.txt > result.json
  clusterprep quiz --pack my-pack
`,
  review: `
Each question that you reviewed or missed is a card, and comes back when you are
about to forget it (FSRS): the later, the better and the surer you knew it. With
tab (s line by line) you say how sure you are; u takes the last answer back. A
quiz does not move the cards, except for what you got wrong. A mistake in a lab
brings up the questions that teach it. What you forget again and again is listed
with its lesson.

Examples:
  clusterprep review
  clusterprep review --new 5 --limit 30
  clusterprep review --forecast
`,
  learn: `
Each of the eight steps ends with a question, and a right answer brings its
points. Without a terminal the steps are listed; with --step the lesson is
printed, and the answer is read from stdin.

Examples:
  clusterprep learn
  clusterprep learn --step 3
  clusterprep learn shutdown-and-reload
`,
  ask: `
Looks offline through the glossary, the lessons, the explanations of the
questions, the mistakes of the labs and their briefs.

Examples:
  clusterprep ask why do I get ECONNRESET when I deploy
  clusterprep ask --json "how many workers should I start?"
`,
  glossary: `
Other names are known too: "master" finds primary, "zero downtime" finds
rolling reload.

Examples:
  clusterprep glossary
  clusterprep glossary round robin
  clusterprep glossary exitedAfterDisconnect --json
`,
  exam: `
Sizes: full (120 minutes) and half (60) with labs, quiz (30) without. 68 % of
the points pass. The clock starts when you begin, and nothing stops it:
\`clusterprep exam\` goes on where you were, and at zero it is graded as it is. A
training explains each answer at once, has hints, and never counts as a best.

Examples:
  clusterprep exam
  clusterprep exam --size quiz --mode training
  clusterprep exam --size half --seed 7
  clusterprep exam --list
  clusterprep exam --result --html result.html
`,
  lab: `
Sets up the files in a folder of yours, starts the clock, and grades on every
save until you leave with q. Your files are never overwritten. The folder is
--dir; else labs/<id>/work in a checkout, ./clusterprep-labs/<id> elsewhere.

Examples:
  clusterprep lab                        the list of labs, and the next one
  clusterprep lab --tree                 what builds on what
  clusterprep lab respawn
  clusterprep lab respawn --dir ~/respawn --timed
  clusterprep lab --pack my-pack
`,
  prove: `
Every answer about behaviour was measured by a small program, which is written
to be read. It runs contained, and what it prints is compared with the bank.

Examples:
  clusterprep prove ba-few-connections
  clusterprep prove sr-refill --json
`,
  progress: `
Examples:
  clusterprep progress
  clusterprep progress --html scores.html
  clusterprep progress --csv > scores.csv
`,
  grade: `
The program is started as \`node server.js\` in its folder, with PORT and WORKERS
in the environment. \`clusterprep lab <lab>\` tells what it must do. A grade of
your own folder is recorded; that of any other path is not.

Examples:
  clusterprep grade respawn
  clusterprep grade respawn ./server --reporter junit > respawn.xml
  clusterprep grade respawn server.ts --repeat 10 --timeline seen.json
  clusterprep grade respawn --from seen.json
  clusterprep grade respawn ./not-mine --untrusted
`,
  doctor: `
Each line says good, weaker (it works, and there is a better way) or MISSING,
and what to do about it.
`,
  new: `
A new lab is a small one that works; a new question has all that its kind needs,
and a proof. What begins with TODO wants words of yours. In a checkout it goes
to labs/ or questions/; elsewhere into a pack: the folder --pack, or
clusterprep-pack. Nothing is overwritten.
Kinds: one, several, order, fill, predict, truth, match, line, timeline, run.

Examples:
  clusterprep new lab my-lab --objective balancing
  clusterprep new question --kind predict
`,
  check: `
Grades every answer that comes with the labs, and runs the proof of every
question: right answers must pass, wrong ones fail as they declare. An answer
of a lab is named lab/answer, such as respawn/solution.

Examples:
  clusterprep check
  clusterprep check --changed
  clusterprep check --only respawn,round-robin --repeat 20 --load
  clusterprep check --only respawn/wrong/only-once
  clusterprep check --only questions --nodes 22,24,26
  clusterprep check --draft --only respawn
  clusterprep check --pack my-pack
`,
};

/** Adds to each command's help what its options do not tell. */
export const addHelp = (program: Command): void => {
  program.addHelpText('after', PROGRAM);
  for (const command of program.commands) {
    const text = COMMANDS[command.name()];
    if (text !== undefined) command.addHelpText('after', text);
  }
};
