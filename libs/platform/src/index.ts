export { endOnFailure } from './bootstrap/end-on-failure';
export { startService, type ServiceDescription } from './bootstrap/start-service';
export { ConfigError, defineConfig, loadConfig } from './config/define-config';
export { IsAddress, ServiceEnvironment, StoreEnvironment } from './config/service.config';
export { createFieldSeal, type FieldSeal } from './crypto/field-seal';
export { pseudonym, sha256Hex } from './crypto/hashes';
export { AppError, ERROR_KINDS, type ErrorCode, type Problem, toAppError } from './errors/app-error';
export { type CallOptions, createGrpcClient, type GrpcClient, type ServiceShape } from './grpc/grpc-client';
export { GrpcClientsModule } from './grpc/grpc-client.module';
export { HealthModule, Readiness, type ReadinessCheck } from './health/health.module';
export { toKafkaMessage } from './kafka/cloud-event';
export { EVENT_BUS, type EventBus, type LicenceEvent } from './kafka/event';
export { EventConsumer, type EventConsumerOptions, type Handled } from './kafka/event-consumer';
export { IsBrokerList, type KafkaSettings } from './kafka/kafka.config';
export { KafkaConnection } from './kafka/kafka-connection';
export { KafkaModule } from './kafka/kafka.module';
export { type PlacedEvent, readTopic } from './kafka/read-topic';
export { CORRELATION_HEADER, findCorrelationId, toCorrelationId, withCorrelation } from './logging/correlation';
export { createLogger, type Logger, toNestLogger } from './logging/logger';
export { LOGGER, LoggingModule } from './logging/logging.module';
export { Answers, AnswersModule } from './mongo/answers';
export { findById, type Inserted, insertOnce, isDuplicateKey, toStoreError } from './mongo/insert-once';
export { FIELD_SEAL, StoreModule } from './mongo/mongo.module';
export {
  createRegistryClient,
  type RegistryClient,
  type RegistryQuery,
  type RegistryReply,
} from './registry/registry-client';
export { type RegistryParameters, toRegistryQuery } from './registry/registry-queries';
export { REGISTRIES, RegistryModule, type RegistrySettings } from './registry/registry.module';
export { TemporalClientModule, TemporalEnvironment, type TemporalSettings } from './temporal/temporal.module';
export { IsJsonObjectText, IsParsedBy } from './validation/is-parsed-by';
export { validateRequest } from './validation/validate-request';
