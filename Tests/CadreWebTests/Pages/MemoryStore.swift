import CadreApplication
import CadreDomain
import CadreLedger

/// A store that keeps one fixed register in memory and takes no write.
struct MemoryStore: RegisterStore, JournalStore, SlateStore, RunStore, TrainingEventStore, ChangeStore,
    AttestationStore
{
    let state: StoredState
    var demand: [TrainingDemandYear] = []

    init(_ register: Register, today: Day, demand: [TrainingDemandYear] = []) {
        state = StoredState(
            register: register, settings: [RegisterKeeper.todaySetting: today.description], journalIndex: 7
        )
        self.demand = demand
    }

    func loadState() async throws(StoreError) -> StoredState { state }
    func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt { throw Self.refusal }
    func result(of key: IdempotencyKey) async throws(StoreError) -> String? { nil }
    func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] { [] }
    func entries(
        about objectKind: String, _ objectID: String, limit: Int
    ) async throws(StoreError) -> [JournalEntry] { [] }
    func leafHashes() async throws(StoreError) -> [Digest256] { [] }
    func slates() async throws(StoreError) -> [StoredSlate] { [] }
    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? { nil }
    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? { nil }
    func changeSets() async throws(StoreError) -> [StoredChangeSet] { [] }
    func changeSet(_ id: ID<ChangeSet>) async throws(StoreError) -> StoredChangeSet? { nil }
    func runs() async throws(StoreError) -> [Run] { [] }
    func run(_ id: ID<Run>) async throws(StoreError) -> Run? { nil }
    func frozenInput(of id: ID<Run>) async throws(StoreError) -> String? { nil }
    func openRunCount() async throws(StoreError) -> Int { 0 }
    func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run? { nil }
    func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool { false }
    func release(_ id: ID<Run>, of owner: String) async throws(StoreError) { throw Self.refusal }
    func campaigns() async throws(StoreError) -> [AttestationCampaign] { [] }
    func attestations(in campaign: ID<AttestationCampaign>) async throws(StoreError) -> [Attestation] { [] }
    func attestations(of office: ID<Office>) async throws(StoreError) -> [Attestation] { [] }
    func loadTrainingEvents(
        file: String, digest: String, commit: Commit,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt { throw Self.refusal }
    func reconcileTrainingEvents(
        digest: String, commit: Commit,
        reconcile: @Sendable @escaping (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?
    ) async throws -> CommitReceipt { throw Self.refusal }
    func trainingDemand(of country: CountryCode?) async throws(StoreError) -> [TrainingDemandYear] {
        demand.filter { country == nil || $0.country == country }
    }
    func trainingEventCount() async throws(StoreError) -> Int { 0 }

    private static let refusal = StoreError.unavailable(reason: "the store of this test is never written")
}
