import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const quietly = (read: () => string): string => {
  try {
    return read();
  } catch {
    // It has ended meanwhile, or is not ours to look at.
    return '';
  }
};

/** The live processes whose arguments or working folder name `folder`, as `pid arguments`. Linux only: else none. */
export const processesIn = (folder: string): string[] =>
  quietNames('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const args = quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      const cwd = quietly(() => readlinkSync(`/proc/${pid}/cwd`));
      return args.includes(folder) || cwd.startsWith(folder) ? [`${pid} ${args}`] : [];
    });

const quietNames = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
