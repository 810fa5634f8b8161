/** The package brings no types. As much of it as we use; it asks the network only for what we leave alone. */
declare module '@tgwf/co2' {
  export class co2 {
    constructor(options: { readonly model: 'swd'; readonly version: 4 });
    /** Grams of CO2e. */
    perByte(bytes: number, green: boolean): number;
  }
}
