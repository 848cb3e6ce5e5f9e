import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { AppError } from '@licensing/platform';
import { cookieNameFor } from '../session/session-cookie';
import { SCHEMAS } from './schemas';

/** The API document, drawn up once at start from the routes themselves. */
@Injectable()
export class OpenApi {
  private document?: OpenAPIObject;

  drawUp(app: INestApplication, publicUrl: string): void {
    const outline = new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Smart Licensing')
      .setDescription('Applications for a food-business licence (食品经营许可证): from sign-in to certificate.')
      .setVersion('1.0.0')
      .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
      .addServer(publicUrl)
      .addCookieAuth(cookieNameFor('session', publicUrl), undefined, 'session')
      .build();
    const document = SwaggerModule.createDocument(app, outline, {
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    });
    document.components = {
      ...document.components,
      schemas: SCHEMAS,
    };
    this.document = document;
  }

  get(): OpenAPIObject {
    if (this.document === undefined) throw new AppError('SERVICE.UNAVAILABLE');
    return this.document;
  }
}
