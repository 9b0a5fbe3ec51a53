/** Takes the place of react-admin's CSV export: `ListExportButton` has the server write the file. */
export default function noExport(): never {
  throw new Error('lists are exported by the server');
}
