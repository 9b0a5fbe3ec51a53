import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Code that decides must be told the time and the dice: the clock is read in `platform/clock` only. */
const noClockNoChance = [
  { object: 'Date', property: 'now', message: 'Take the time as an argument (`now`).' },
  { object: 'Math', property: 'random', message: 'Take randomness as an argument.' },
];
const noNewDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Take the time as an argument (`now`).',
};

/** Parts of react-admin for which the house has its own, with what the console promises of them (console.md). */
const HOUSE_PARTS = {
  'HouseList, ListTable and Column': [
    'List',
    'InfiniteList',
    'Datagrid',
    'DatagridConfigurable',
    'DataTable',
    'SimpleList',
  ],
  'RecordPage and Section': ['Show', 'SimpleShowLayout', 'TabbedShowLayout'],
  HouseForm: ['Create', 'Edit', 'SimpleForm', 'TabbedForm', 'SaveButton', 'Toolbar'],
  'InstantField and MoneyField': ['DateField', 'NumberField'],
  InPlaceField: ['InPlaceEditor'],
  MoneyInput: ['NumberInput'],
  'HousePagination and the export of the server': ['Pagination', 'ExportButton', 'BulkExportButton'],
  'a dialog that names what is done': [
    'DeleteButton',
    'BulkDeleteButton',
    'DeleteWithConfirmButton',
    'Confirm',
  ],
  'a link that was checked (it renders `javascript:`)': ['UrlField', 'RichTextField'],
};
const noRawParts = Object.entries(HOUSE_PARTS).map(([house, importNames]) => ({
  name: 'react-admin',
  importNames,
  message: `The house has its own: ${house}.`,
}));

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/*.config.js',
      '**/*.config.ts',
      'jest.preset.js',
      '**/*.mjs',
      '.nx/**',
      'data/**',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          // The console loads some contexts of the domain late (numbering metadata) and others at once.
          checkDynamicDependenciesExceptions: ['@ur-desk/domain'],
          depConstraints: [
            { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:admin', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:domain'] },
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'max-depth': ['warn', 4],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', 'e2e/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noClockNoChance],
      'no-restricted-syntax': ['error', noNewDate],
    },
  },
  {
    files: ['apps/api/src/features/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noClockNoChance],
      'no-restricted-syntax': ['error', noNewDate],
    },
  },
  {
    files: ['apps/admin/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  {
    files: ['apps/admin/src/**/*.{ts,tsx}'],
    ignores: ['apps/admin/src/shared/**'],
    rules: { 'no-restricted-imports': ['error', { paths: noRawParts }] },
  },
);
