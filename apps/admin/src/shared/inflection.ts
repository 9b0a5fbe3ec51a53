const asItIs = (text: string): string => text;

/**
 * These take the place of the package that react-admin makes English labels of field names with: every label of the
 * console is written in both languages, so that names are only seen where one is missing.
 */
export {
  asItIs as capitalize,
  asItIs as humanize,
  asItIs as inflect,
  asItIs as pluralize,
  asItIs as singularize,
  asItIs as transform,
};
