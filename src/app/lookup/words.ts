/** Words that say nothing of what is asked. */
const STOP = new Set(
  `a about after again all already also always am an and any are as at be because been being best between but by can cannot could
  did do does doing doesn don down each either else even ever every few for from get gets getting give go goes going got
  had happen happens has have having he her here hi how i if in instead into is isn it its itself just keep know let like
  look make makes many may me mean means mine more most much must my need needs no not now of off ok on one only or other
  our out over own please properly really right same set should show so some somebody someone something still such take
  than that the their them then there these they thing this those through to too try trying up us versus vs use used using very
  want was way we well were what when where whether which while who whose why will with without won work works would yet
  you your node nodejs js javascript app application code program`.split(/\s+/),
);

/** Words that people use for one another; the first stands for all of them. */
const GROUPS: readonly string[] = [
  'primary master',
  'worker slave',
  'die died dies dead death dying',
  'kill killed',
  'crash crashes crashed crashing',
  'respawn respawns refork reforks refill refills restart restarts restarted restarting replace replaced replacing replacement relaunch',
  'reload redeploy deploy deploys deployed deployment deploying release rollout update',
  'cpu cpus core cores processor processors',
  'request requests',
  'balance balanced balancing balancer distribute distributed distribution evenly uneven unevenly',
  'hang hangs hanging stuck freeze freezes frozen unresponsive',
  'memory ram',
  'session sessions login logins logged',
  'share shares shared sharing',
  'job jobs cron task tasks',
  'drop drops dropped dropping lose loses lost losing',
  'container containers docker',
  'kubernetes k8s pod pods',
  'thread threads threading',
  'signal signals',
  'number count counts counted counting',
  'slow slower slowly lag latency',
  'message messages',
  'database databases db postgres mysql mongo mongodb',
  'debug debugger debugging inspector inspect breakpoint breakpoints',
  'leak leaks leaking',
];

/** What people write in two ways. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bshut(ting)?[ -]down\b/g, 'shutdown'],
  [/\bkeep[ -]?alives?\b/g, 'keepalive'],
  [/\b(ctrl|control)[ +-]?c\b/g, 'sigint ctrlc'],
  [/\bzero[ -]?downtime\b|\bdowntime\b/g, 'zerodowntime reload'],
  [/\bkill -9\b/g, 'sigkill'],
  [/\bpid[ -]?1\b/g, 'pid1'],
  [/\bround[ -]?robin\b/g, 'roundrobin'],
  [/\bmulti[ -]?(core|thread|process)/g, '$1'],
  [/\blog(ged)?[ -](in|out)\b/g, 'login'],
  [/\bin[ -]flight\b/g, 'inflight'],
];

/** The first words of groups, by the stems of all of them. */
const HEADS = new Map(
  GROUPS.flatMap((group) => {
    const words = group.split(' ');
    return words.map((word) => [stem(word), stem(words[0] ?? word)] as const);
  }),
);

/** What is left of a word when endings that do not change what it is about are gone. */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const plain = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/(\w{2,}[aeiouy]\w*)(ing|ed)$/, '$1');
  return plain.replace(/([bdgmnprt])\1$/, '$1').replace(/(\w{3,})e$/, '$1');
}

/**
 * The words of a text as the search compares them: without small words, stemmed, and with one word for those that people
 * use for one another. A name such as `worker.exitedAfterDisconnect` counts whole and in its parts.
 */
export function wordsOf(text: string): string[] {
  return compared(text, (word) => word.length > 1 && !STOP.has(word));
}

function compared(text: string, wanted: (word: string) => boolean = () => true): string[] {
  const split = text.replace(
    /\b[A-Za-z]*[a-z][A-Z][A-Za-z]*/g,
    (name) => `${name} ${name.replace(/([a-z])([A-Z])/g, '$1 $2')}`,
  );
  const spelt = SPELLINGS.reduce((whole, [from, to]) => whole.replace(from, to), split.toLowerCase());
  return (spelt.match(/[a-z0-9_]+/g) ?? []).filter(wanted).map((word) => HEADS.get(stem(word)) ?? stem(word));
}

/** All words of a text, small ones too, compared as `wordsOf` does, with single blanks around each: to look for phrases in it. */
export const phrased = (text: string): string => ` ${compared(text).join(' ')} `;
