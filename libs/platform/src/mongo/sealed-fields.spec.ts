import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { type Connection, createConnection, type Schema as MongooseSchema } from 'mongoose';
import { findSealedFields } from './sealed-fields';

@Schema({ collection: 'mandates', versionKey: false })
class Mandate {
  @Prop({ type: String })
  _id!: string;

  @Prop({ type: String })
  sealed!: string;

  @Prop({ type: String })
  sealedAgent!: string;

  @Prop({ type: String })
  sealedness!: string;

  @Prop({ type: String })
  unsealed!: string;
}

@Schema({ versionKey: false })
class Nested {
  @Prop({ type: Object })
  plain!: object;

  @Prop({ type: { sealed: String } })
  person!: { sealed: string };
}

function connectionWith(name: string, schema: unknown): Connection {
  const connection = createConnection();
  connection.model(name, schema as MongooseSchema);
  return connection;
}

describe('findSealedFields', () => {
  it('finds every field whose name says that it is sealed, in the collection it is stored in', () => {
    const found = findSealedFields(connectionWith('Mandate', SchemaFactory.createForClass(Mandate)));
    expect(found.map(({ collection, field }) => `${collection}.${field}`)).toEqual([
      'mandates.sealed',
      'mandates.sealedAgent',
    ]);
  });

  it('refuses a sealed field inside another: the re-sealer would not know its place', () => {
    const connection = connectionWith('Nested', SchemaFactory.createForClass(Nested));
    expect(() => findSealedFields(connection)).toThrow('Nested.person.sealed');
  });
});
