/** Names that mean something in every template; a row's column of the same name takes the place of a function. */
export const templateFunctions: readonly string[] = ['range', 'namespace', 'raise_exception', 'partial']

/** Names of values that nothing can take the place of. */
export const templateConstants: readonly string[] = ['true', 'false', 'none', 'True', 'False', 'None']

/** The filters of @huggingface/jinja 0.5.11; which of them take which kind of value is known only when rendering. */
export const templateFilters: readonly string[] = [
  'abs',
  'bool',
  'capitalize',
  'default',
  'dictsort',
  'first',
  'float',
  'get',
  'indent',
  'int',
  'items',
  'join',
  'keys',
  'last',
  'length',
  'list',
  'lower',
  'map',
  'rejectattr',
  'replace',
  'reverse',
  'safe',
  'selectattr',
  'sort',
  'string',
  'title',
  'tojson',
  'trim',
  'unique',
  'upper',
  'values',
]

/** The tests of @huggingface/jinja 0.5.11, as in `x is defined`; those that need an argument cannot be written so. */
export const templateTests: readonly string[] = [
  'boolean',
  'callable',
  'defined',
  'even',
  'false',
  'integer',
  'iterable',
  'lower',
  'mapping',
  'none',
  'number',
  'odd',
  'sequence',
  'string',
  'true',
  'undefined',
  'upper',
]
