import { chooseForm } from './choose-form.ts';

/** How a command shows itself: `screen` draws, `lines` prints line by line and listens, `text` only prints. */
export type LabForm = 'screen' | 'lines' | 'text';

/** The form that fits this process's terminal; `plain` is what the learner asked for. */
export const formHere = (plain = false): LabForm => {
  const form = chooseForm({
    plain,
    json: false,
    stdinIsTerminal: process.stdin.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    env: process.env,
  });
  if (process.stdin.isTTY !== true) return 'text';
  return form === 'rich' ? 'screen' : 'lines';
};
