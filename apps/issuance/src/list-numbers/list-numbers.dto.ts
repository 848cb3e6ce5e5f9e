/** Asks for everything; anything sent with it is refused. */
export class ListNumbersDto {}
