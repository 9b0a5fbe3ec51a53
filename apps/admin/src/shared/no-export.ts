/** Takes the place of react-admin's CSV export, which the console does not offer. */
export default function noExport(): never {
  throw new Error('lists are exported by the server');
}
