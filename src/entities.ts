import { CutVintage } from './analytics/cut-vintage.entity.js';
import { ChangeReview } from './changes/change-review.entity.js';
import { Change } from './changes/change.entity.js';
import { IdempotencyKey } from './changes/idempotency-key.entity.js';
import { ExportDelivery } from './exports/export-delivery.entity.js';
import { ExportRequest } from './exports/export-request.entity.js';
import { ApiToken } from './identity/api-token.entity.js';
import { Grant } from './identity/grant.entity.js';
import { User } from './identity/user.entity.js';
import { ImportBatch } from './imports/import-batch.entity.js';
import { ImportDoubt } from './imports/import-doubt.entity.js';
import { ImportRow } from './imports/import-row.entity.js';
import { Incident } from './incidents/incident.entity.js';
import { PerpetratorGroup } from './incidents/perpetrator-group.entity.js';
import { VictimStatusEntry } from './incidents/victim-status.entity.js';
import { Victim } from './incidents/victim.entity.js';
import { MilestoneCharge } from './ledger/milestone-charge.entity.js';
import { MilestoneEffect } from './ledger/milestone-effect.entity.js';
import { MilestoneIncident } from './ledger/milestone-incident.entity.js';
import { MilestoneLevel } from './ledger/milestone-level.entity.js';
import { MilestoneReview } from './ledger/milestone-review.entity.js';
import { Milestone } from './ledger/milestone.entity.js';
import { ObstacleChain } from './obstacles/obstacle-chain.entity.js';
import { ObstacleIncident } from './obstacles/obstacle-incident.entity.js';
import { Obstacle } from './obstacles/obstacle.entity.js';
import { IncidentLink } from './proceedings/incident-link.entity.js';
import { ProceedingRelation } from './proceedings/proceeding-relation.entity.js';
import { ProceedingSuspect } from './proceedings/proceeding-suspect.entity.js';
import { Proceeding } from './proceedings/proceeding.entity.js';
import { Country } from './reference-data/country.entity.js';
import { MilestoneKind } from './reference-data/milestone-kind.entity.js';
import { MissionHostState } from './reference-data/mission-host-state.entity.js';
import { Mission } from './reference-data/mission.entity.js';
import { ExternalRef } from './sources/external-ref.entity.js';
import { PersonalText } from './sources/personal-text.entity.js';
import { SourceUse } from './sources/source-use.entity.js';
import { Source } from './sources/source.entity.js';
import { SuspectIncident } from './suspects/suspect-incident.entity.js';
import { Suspect } from './suspects/suspect.entity.js';

/** Every table that TypeORM writes. */
export const entities = [
  User,
  Grant,
  ApiToken,
  Country,
  Mission,
  MissionHostState,
  MilestoneKind,
  Source,
  SourceUse,
  ExternalRef,
  PersonalText,
  IdempotencyKey,
  Change,
  ChangeReview,
  PerpetratorGroup,
  Incident,
  Victim,
  VictimStatusEntry,
  Suspect,
  SuspectIncident,
  Proceeding,
  ProceedingSuspect,
  ProceedingRelation,
  IncidentLink,
  Milestone,
  MilestoneIncident,
  MilestoneCharge,
  MilestoneLevel,
  MilestoneReview,
  MilestoneEffect,
  ObstacleChain,
  Obstacle,
  ObstacleIncident,
  ImportBatch,
  ImportRow,
  ImportDoubt,
  CutVintage,
  ExportRequest,
  ExportDelivery,
];
