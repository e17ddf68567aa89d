import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountKeeping } from './accounts/account-keeping.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { OwnAccountController } from './accounts/own-account.controller.js';
import { OwnAccount } from './accounts/own-account.js';
import { Proving } from './accounts/proving.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { Rederiving } from './calendar/rederiving.js';
import { BackTestController } from './campaigns/back-test.controller.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { ChaseController } from './chase/chase.controller.js';
import { ChaseDesk } from './chase/chase-desk.js';
import { NoticesController } from './chase/notices.controller.js';
import { PreferencesController } from './chase/preferences.controller.js';
import { RegisterDesk } from './desk/register-desk.js';
import { UnguessableIds } from './desk/unguessable-ids.js';
import { EvidenceFilesController } from './evidence/evidence-files.controller.js';
import { TakenFiles } from './evidence/taken-files.js';
import type { House } from './house/house.js';
import { houseToken } from './house/house-token.js';
import { Registers } from './house/registers.js';

import { AdmissionGuard } from './identity/admission-guard.js';
import { CallerController } from './identity/caller.controller.js';
import { Keys } from './identity/keys.js';
import { PolicyController } from './identity/policy.controller.js';
import { Standings } from './identity/standings.js';
import { IntakeDesk } from './intakes/intake-desk.js';
import { IntakesController } from './intakes/intakes.controller.js';
import { DossierController } from './integrity/dossier.controller.js';
import { IntegrityController } from './integrity/integrity.controller.js';
import { ProofController } from './integrity/proof.controller.js';
import { TilesController } from './integrity/tiles.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { CountsController } from './ledger/counts.controller.js';
import { RegistersController } from './ledger/registers.controller.js';
import { RestrictedCountsController } from './ledger/restricted-counts.controller.js';
import { ClockController } from './operations/clock.controller.js';
import { HealthController } from './operations/health.controller.js';
import { Metrics } from './operations/metrics.js';
import { ViewsController } from './operations/views.controller.js';
import { organisationControllers } from './organisation/organisation-controllers.js';
import { OrganisationRegister } from './organisation/organisation-register.js';
import { ProblemListsController } from './problem-lists/problem-lists.controller.js';
import { ActOnProblemHandler } from './problems/act-on-problem.js';
import { AfterClosingController } from './problems/after-closing.controller.js';
import { ChallengesController } from './problems/challenges.controller.js';
import { ClearancesController } from './problems/clearances.controller.js';
import { ClockReadingController } from './problems/clock-reading.controller.js';
import { ClockReading } from './problems/clock-reading.js';
import { EvidenceController, evidenceStoreToken } from './problems/evidence.controller.js';
import { ExtensionsController } from './problems/extensions.controller.js';
import { IdentificationController } from './problems/identification.controller.js';
import { MeasuresController } from './problems/measures.controller.js';
import { PastController } from './problems/past/past.controller.js';
import { PastDesk } from './problems/past/past-desk.js';
import { ProblemDesk } from './problems/problem-desk.js';
import { PublicityController } from './problems/publicity.controller.js';
import { ReadingController } from './problems/reading.controller.js';
import { ReviewController } from './problems/review.controller.js';
import { SignOffController } from './problems/sign-off.controller.js';
import { SignaturesController } from './problems/signatures.controller.js';
import { SecurityRecordController } from './security-record/security-record.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.js';
import { KeyRegister } from './signing/key-register.js';
import { SigningKeysController } from './signing/signing-keys.controller.js';
import { SnailBoardController } from './snail-board/snail-board.controller.js';
import { SubjectsController } from './subjects/subjects.controller.js';
import { LedgerViews } from './views/index.js';
import { Visibility } from './visibility/visibility.js';
import { VisibilityGuard } from './visibility/visibility-guard.js';

const problemControllers = [
  IntakesController,
  IdentificationController,
  ClearancesController,
  ReviewController,
  MeasuresController,
  ExtensionsController,
  ClockReadingController,
  EvidenceController,
  SignOffController,
  ChallengesController,
  SignaturesController,
  PublicityController,
  AfterClosingController,
  ReadingController,
  PastController,
  ProblemListsController,
  RegistersController,
  CountsController,
  RestrictedCountsController,
];

const chaseControllers = [
  BackTestController,
  ChaseController,
  NoticesController,
  PreferencesController,
  SnailBoardController,
];

const credentialControllers = [
  CallerController,
  PolicyController,
  SubjectsController,
  OwnAccountController,
  AccountsController,
  SessionsController,
  SecurityRecordController,
];

/** The server over an opened house. */
@Module({})
export class AppModule {
  static over(house: House): DynamicModule {
    const registerDesk = new RegisterDesk(house.desk);
    const visibility = new Visibility(house.views, house.takenFiles, house.aggregates);
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ...problemControllers,
        ...chaseControllers,
        CampaignsController,
        CalendarController,
        ...organisationControllers,
        KeysController,
        ...credentialControllers,
        SigningKeysController,
        EvidenceFilesController,
        ViewsController,
        IntegrityController,
        DossierController,
        ProofController,
        TilesController,
        HealthController,
        ...(house.clock.kind === 'virtual' ? [ClockController] : []),
      ],
      providers: [
        { provide: houseToken, useValue: house },
        { provide: ProblemDesk, useValue: house.problems },
        {
          provide: PastDesk,
          useValue: new PastDesk(house.views, house.problems, () => house.clock.now()),
        },
        { provide: ClockReading, useValue: house.clockReading },
        { provide: Rederiving, useValue: house.rederiving },
        { provide: RegisterDesk, useValue: registerDesk },
        {
          provide: ChaseDesk,
          useFactory: () => new ChaseDesk(registerDesk, house.chase.chases, house.views),
        },
        { provide: Registers, useValue: house.registers },
        { provide: IntakeDesk, useValue: house.intakes },
        { provide: UnguessableIds, useValue: house.unguessableIds },
        OrganisationRegister,
        { provide: Keys, useValue: house.keys },
        { provide: AccountKeeping, useValue: house.accounts.keeping },
        { provide: OwnAccount, useValue: house.accounts.own },
        { provide: Proving, useValue: house.accounts.proving },
        { provide: Sessions, useValue: house.accounts.sessions },
        { provide: KeyRegister, useValue: house.signingKeys },
        { provide: LedgerViews, useValue: house.views },
        { provide: evidenceStoreToken, useValue: house.evidence },
        {
          provide: APP_GUARD,
          useFactory: (reflector: Reflector) =>
            new AdmissionGuard(house, new Standings(house.registers, () => house.clock.now()), reflector),
          inject: [Reflector],
        },
        { provide: TakenFiles, useValue: house.takenFiles },
        { provide: Visibility, useValue: visibility },
        {
          provide: APP_GUARD,
          useFactory: () => new VisibilityGuard(visibility, house.registers, () => house.clock.now()),
        },
        Metrics,
        ActOnProblemHandler,
      ],
    };
  }
}
