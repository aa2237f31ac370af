/** A link of the house's own papers as a picture that any phone reads. */

/** @returns QR code as SVG */
export async function scanCode(link: string): Promise<string> {
  // a large module: loaded when something is printed
  const { drawingSVG, qrcode } = await import('bwip-js/node');
  return qrcode({ bcid: 'qrcode', text: link }, drawingSVG());
}
