public import CadreDomain

/// Every use case of one data directory, made once and handed to the edges.
public struct UseCases: Sendable {
    /// The one door to the register.
    public let keeper: RegisterKeeper
    /// Reads the desk.
    public let showDesk: ShowDesk
    /// Reads the world.
    public let showWorld: ShowWorld
    /// Lists positions.
    public let listPositions: ListPositions
    /// Reads one position.
    public let showPosition: ShowPosition
    /// Lists people.
    public let listPeople: ListPeople
    /// Reads one person.
    public let showPerson: ShowPerson
    /// Lists offices.
    public let listOffices: ListOffices
    /// Reads one office.
    public let showOffice: ShowOffice
    /// Lists countries.
    public let listCountries: ListCountries
    /// Reads one country.
    public let showCountry: ShowCountry
    /// Reads the staffing picture.
    public let showStaffing: ShowStaffing
    /// Lists the days behind gap days and overlap days.
    public let listPositionDays: ListPositionDays
    /// Reads who is counted.
    public let showWorkforce: ShowWorkforce
    /// Reads the projected vacancies.
    public let showProjected: ShowProjected
    /// Lists slates.
    public let listSlates: ListSlates
    /// Reads one slate.
    public let showSlate: ShowSlate
    /// Compares two slates.
    public let compareSlates: CompareSlates
    /// Explains a position of a slate.
    public let explainSlate: ExplainSlate
    /// Explains a person of a slate.
    public let whyPerson: WhyPerson
    /// Asks what placing somebody would do to a slate.
    public let whatIfSlate: WhatIfSlate
    /// Reads the front of a slate.
    public let showFront: ShowFront
    /// Solves a slate.
    public let solveSlate: SolveSlate
    /// Solves the window of a slate again.
    public let solveSlateAgain: SolveSlateAgain
    /// Pins or excludes somebody.
    public let pinSlate: PinSlate
    /// Submits a slate.
    public let submitSlate: SubmitSlate
    /// Publishes a slate.
    public let publishSlate: PublishSlate
    /// Takes runs in and does them.
    public let runs: RunDesk
    /// Lists runs.
    public let listRuns: ListRuns
    /// Reads one run.
    public let showRun: ShowRun
    /// Stops a run.
    public let stopRun: StopRun
    /// Repeats a run.
    public let replayRun: ReplayRun
    /// Names a relief.
    public let nameRelief: NameRelief
    /// Withdraws a relief.
    public let withdrawRelief: WithdrawRelief
    /// Saved views and alerts.
    public let views: ViewUseCases
    /// Measures the quality of the data.
    public let showQuality: ShowQuality
    /// Opens and closes attestation campaigns.
    public let openAttestation: OpenAttestation
    /// Attests the roster of an office.
    public let attestOffice: AttestOffice
    /// Lists what offices have attested and found.
    public let listAttestations: ListAttestations
    /// Settles a finding.
    public let settleFinding: SettleFinding
    /// Reads the journal.
    public let listEvents: ListEvents
    /// Commits an import.
    public let commitImport: CommitImport
    /// Edits one record.
    public let editRecord: EditRecord
    /// Edits what a filter chooses.
    public let bulkEdit: BulkEdit
    /// Lists change sets.
    public let listChanges: ListChanges
    /// Reads one change set.
    public let showChange: ShowChange
    /// Reverts a change set.
    public let revertChange: RevertChange
    /// Loads training events.
    public let loadTrainingEvents: LoadTrainingEvents
    /// Lists sources.
    public let listSources: ListSources
    /// Reads one source.
    public let showSource: ShowSource
    /// Makes and changes sources.
    public let writeSource: WriteSource
    /// Lists disagreements between sources.
    public let listDisagreements: ListDisagreements
    /// Reads one disagreement.
    public let showDisagreement: ShowDisagreement
    /// Decides a disagreement.
    public let decideDisagreement: DecideDisagreement
    /// Makes the demo world.
    public let makeDemoWorld: MakeDemoWorld

    /// Makes the use cases over one keeper and one store.
    ///
    /// - Parameters:
    ///   - rows: Reads and writes the cells of edits.
    ///   - worker: What tells the worker of runs from every other one that ever worked on the store.
    ///   - onHalt: Told once what keeps the worker from going on, and at which run, until one has ended again.
    public init(
        keeper: RegisterKeeper,
        store: any WholeStore,
        rows: any EditRows, worker: String,
        onHalt: @escaping @Sendable (ID<Run>?, Refusal) -> Void = { _, _ in }
    ) {
        let archive = SlateArchive(store: store)
        let runs = RunDesk(keeper: keeper, store: store, archive: archive, worker: worker, onHalt: onHalt)
        self.keeper = keeper
        self.runs = runs
        showDesk = ShowDesk(keeper: keeper, archive: archive)
        showWorld = ShowWorld(keeper: keeper)
        listPositions = ListPositions(keeper: keeper)
        showPosition = ShowPosition(keeper: keeper, journal: store, slates: store)
        listPeople = ListPeople(keeper: keeper)
        showPerson = ShowPerson(keeper: keeper, journal: store)
        listOffices = ListOffices(keeper: keeper)
        showOffice = ShowOffice(keeper: keeper, journal: store)
        listCountries = ListCountries(keeper: keeper)
        showCountry = ShowCountry(keeper: keeper, training: store)
        showStaffing = ShowStaffing(keeper: keeper)
        listPositionDays = ListPositionDays(keeper: keeper)
        showWorkforce = ShowWorkforce(keeper: keeper)
        showProjected = ShowProjected(keeper: keeper)
        listSlates = ListSlates(keeper: keeper, archive: archive)
        showSlate = ShowSlate(keeper: keeper, archive: archive)
        compareSlates = CompareSlates(keeper: keeper, archive: archive)
        explainSlate = ExplainSlate(keeper: keeper, archive: archive)
        whyPerson = WhyPerson(keeper: keeper, archive: archive)
        showFront = ShowFront(keeper: keeper, archive: archive)
        whatIfSlate = WhatIfSlate(keeper: keeper, archive: archive)
        solveSlate = SolveSlate(keeper: keeper, desk: runs)
        solveSlateAgain = SolveSlateAgain(keeper: keeper, archive: archive, desk: runs)
        pinSlate = PinSlate(keeper: keeper, archive: archive, desk: runs)
        submitSlate = SubmitSlate(keeper: keeper, archive: archive)
        publishSlate = PublishSlate(keeper: keeper, archive: archive, journal: store)
        listRuns = ListRuns(keeper: keeper, desk: runs)
        showRun = ShowRun(keeper: keeper, desk: runs)
        stopRun = StopRun(keeper: keeper, desk: runs)
        replayRun = ReplayRun(keeper: keeper, archive: archive, desk: runs)
        nameRelief = NameRelief(keeper: keeper, journal: store)
        withdrawRelief = WithdrawRelief(keeper: keeper, journal: store)
        views = ViewUseCases(keeper: keeper)
        showQuality = ShowQuality(keeper: keeper, journal: store, attestations: store)
        openAttestation = OpenAttestation(keeper: keeper, store: store)
        attestOffice = AttestOffice(keeper: keeper, journal: store, store: store)
        listAttestations = ListAttestations(keeper: keeper, store: store)
        settleFinding = SettleFinding(keeper: keeper, store: store)
        listEvents = ListEvents(journal: store)
        commitImport = CommitImport(keeper: keeper)
        editRecord = EditRecord(keeper: keeper, journal: store, rows: rows)
        bulkEdit = BulkEdit(keeper: keeper, journal: store, rows: rows)
        listChanges = ListChanges(keeper: keeper, changes: store)
        showChange = ShowChange(keeper: keeper, journal: store, changes: store)
        revertChange = RevertChange(keeper: keeper, journal: store, slates: store, changes: store)
        loadTrainingEvents = LoadTrainingEvents(keeper: keeper, store: store)
        listSources = ListSources(keeper: keeper)
        showSource = ShowSource(keeper: keeper)
        writeSource = WriteSource(keeper: keeper)
        listDisagreements = ListDisagreements(keeper: keeper)
        showDisagreement = ShowDisagreement(keeper: keeper)
        decideDisagreement = DecideDisagreement(keeper: keeper)
        makeDemoWorld = MakeDemoWorld(keeper: keeper)
    }
}
