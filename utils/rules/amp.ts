/** Twins of one article under another host, where the path is the same on both. */
export const HOST_TWINS: readonly { host: string; stands: string; example: string }[] = [
  {
    host: 'amp.theguardian.com',
    stands: 'www.theguardian.com',
    example: 'https://amp.theguardian.com/world/2024/may/1/a-title',
  },
  {
    host: 'dfnihf8fcqrzv.cloudfront.net',
    stands: 'qoshe.com',
    example: 'https://dfnihf8fcqrzv.cloudfront.net/blitz/staff-writer/a-title/180006188',
  },
];

/** Parameters that ask for the AMP shape of a page, lower-case, with the values that do so (empty for a bare name). */
export const AMP_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  amp: ['', '1', 'true'],
  outputtype: ['amp', 'amp-type', 'default-amp'],
  __amp: ['', '1', 'true'],
  amp_js_v: ['0.1', ''],
};
