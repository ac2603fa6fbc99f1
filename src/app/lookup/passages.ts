import type { Lab } from '../../domain/lab.ts';
import type { Learning, Lesson, Term } from '../../domain/learn.ts';
import type { Question } from '../../domain/question.ts';
import { optionsOf, rightIdsOf } from '../../domain/quiz/options.ts';
import { type LabLinks, labLinks } from './lab-links.ts';

/** A piece of the content that can answer a question, and the commands that practise it. */
export type Passage = {
  /** `term:primary`, `lesson:balancing#what-people-get-wrong`, `question:ba-path`, `mistake:respawn/only-once`, `lab:respawn#your-task`. */
  readonly id: string;
  readonly kind: 'term' | 'lesson' | 'question' | 'mistake' | 'lab';
  readonly title: string;
  /** Searched, and not shown. */
  readonly also: string;
  /** Markdown. */
  readonly text: string;
  readonly practise: readonly string[];
  readonly source: string | null;
};

/** All content that is searched. */
export type Sources = Pick<Learning, 'glossary' | 'lessons'> & {
  readonly questions: readonly Question[];
  readonly labs: readonly { readonly lab: Lab; readonly brief: string }[];
};

/** The passages of all content, each with an id of its own. */
export function passagesOf({ glossary, lessons, questions, labs }: Sources): Passage[] {
  const links = labLinks(labs.map(({ lab }) => lab));
  return [
    ...glossary.map(ofTerm),
    ...lessons.flatMap((lesson) => ofLesson(lesson, links)),
    ...questions.map((question) => ofQuestion(question, links)),
    ...labs.flatMap(({ lab, brief }) => [...ofMistakes(lab), ...ofBrief(lab, brief)]),
  ];
}

const toLab = (id: string): string => `lab ${id}`;

function ofTerm({ term, also, meaning, labs, objective, source }: Term): Passage {
  return {
    id: `term:${term}`,
    kind: 'term',
    title: term,
    also: also.join(', '),
    text: meaning,
    practise: [...labs.map(toLab), `quiz ${objective}`],
    source,
  };
}

type Section = { readonly heading: string; readonly text: string };

/** What stands below each `##`; what stands above the first one has no heading. */
export function sectionsOf(markdown: string): Section[] {
  const [first = '', ...rest] = markdown.split(/^## /m);
  const below = rest.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    return { heading: heading.trim(), text: lines.join('\n').trim() };
  });
  return [{ heading: '', text: first.trim() }, ...below].filter(({ text }) => text !== '');
}

const anchor = (heading: string): string =>
  heading === '' ? '' : `#${(heading.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-')}`;

/** A program answers nothing that people ask in words. */
const EXAMPLE = 'Try it';

function ofLesson({ objective, title, text }: Lesson, links: LabLinks): Passage[] {
  const told = sectionsOf(text).filter(({ heading }) => heading !== EXAMPLE);
  return told.map(({ heading, text: section }) => ({
    id: `lesson:${objective}${anchor(heading)}`,
    kind: 'lesson',
    title: heading === '' ? title : `${title}: ${heading}`,
    also: '',
    text: section,
    practise: [`learn ${objective}`, ...links.ofObjective(objective).map(toLab), `quiz ${objective}`],
    source: null,
  }));
}

function ofQuestion(question: Question, links: LabLinks): Passage {
  const { id, prompt, objective, explanation, source, proof } = question;
  const right = rightIdsOf(question);
  const answers = optionsOf(question).filter((option) => right.includes(option.id));
  return {
    id: `question:${id}`,
    kind: 'question',
    title: prompt.replace(/\s+/g, ' ').trim(),
    also: answers.map(({ text }) => text).join(' '),
    text: explanation,
    practise: [
      ...(proof === undefined ? [] : [`prove ${id}`]),
      ...links.ofQuestion(id).map(toLab),
      `quiz ${objective}`,
    ],
    source,
  };
}

function ofMistakes({ id, mistakes }: Lab): Passage[] {
  return mistakes.map((mistake) => ({
    id: `mistake:${id}/${mistake.id}`,
    kind: 'mistake',
    title: mistake.name,
    also: '',
    text: `${mistake.explanation.trim()}\n\n${mistake.remedy.trim()}`,
    practise: [toLab(id)],
    source: /^https?:/.test(mistake.source) ? mistake.source : null,
  }));
}

/** Parts of every brief that say how labs go, and nothing of what they teach. */
const GENERAL = /^(rules|what is given|how it is judged|what to read|try it|hand in)/i;

function ofBrief({ id, title, summary }: Lab, brief: string): Passage[] {
  return sectionsOf(brief.replace(/^# .*\n+/, ''))
    .filter(({ heading }) => !GENERAL.test(heading))
    .map(({ heading, text }) => ({
      id: `lab:${id}${anchor(heading)}`,
      kind: 'lab',
      title: heading === '' ? title : `${title}: ${heading}`,
      also: summary,
      text,
      practise: [toLab(id)],
      source: null,
    }));
}
