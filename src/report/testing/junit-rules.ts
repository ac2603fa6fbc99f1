import type { Element } from './xml.ts';

type Rule = {
  /** Attributes and what each must look like; a `?` behind the name: it may be absent. */
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** Children in their order, as a pattern over `<name>`. */
  readonly children: RegExp;
};

const TOKEN = /^\S+( \S+)*$/;
const INT = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;
const ANY = /^[\s\S]*$/;
const fault: Rule = { attributes: { 'message?': ANY, type: ANY }, children: /^$/ };

/** The rules of the JUnit schema of Ant's report task, as the schema file states them. */
const RULES: Readonly<Record<string, Rule>> = {
  testsuites: { attributes: {}, children: /^(<testsuite>)*$/ },
  testsuite: {
    attributes: {
      package: TOKEN,
      id: INT,
      name: TOKEN,
      timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      hostname: TOKEN,
      tests: INT,
      failures: INT,
      errors: INT,
      'skipped?': INT,
      time: DECIMAL,
    },
    children: /^<properties>(<testcase>)*<system-out><system-err>$/,
  },
  properties: { attributes: {}, children: /^(<property>)*$/ },
  property: { attributes: { name: TOKEN, value: ANY }, children: /^$/ },
  testcase: {
    attributes: { name: TOKEN, classname: TOKEN, time: DECIMAL },
    children: /^(<skipped>|<error>|<failure>)?$/,
  },
  // The schema leaves its content open.
  skipped: { attributes: { 'message?': ANY }, children: /^$/ },
  failure: fault,
  error: fault,
  'system-out': { attributes: {}, children: /^$/ },
  'system-err': { attributes: {}, children: /^$/ },
};

/** What of an element and all below it breaks the rules. */
export const breaches = (element: Element): string[] => {
  const rule = RULES[element.name];
  if (!rule) return [`no element <${element.name}>`];
  const known = Object.keys(rule.attributes).map((name) => name.replace('?', ''));
  const children = element.children.map(({ name }) => `<${name}>`).join('');
  return [
    ...Object.keys(element.attributes)
      .filter((name) => !known.includes(name))
      .map((name) => `<${element.name}> has no ${name}`),
    ...Object.entries(rule.attributes).flatMap(([name, form]) => {
      const value = element.attributes[name.replace('?', '')];
      if (value === undefined) return name.endsWith('?') ? [] : [`<${element.name}> lacks ${name}`];
      return form.test(value) ? [] : [`<${element.name}> ${name}="${value}"`];
    }),
    ...(rule.children.test(children) ? [] : [`<${element.name}> holds ${children}`]),
    ...element.children.flatMap(breaches),
  ];
};
