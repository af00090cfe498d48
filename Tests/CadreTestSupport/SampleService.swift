public import CadreApplication
public import CadreDomain

/// Every use case over a store in memory, on a fixed clock.
public struct SampleService: Sendable {
    /// The store.
    public let store: MemoryStore
    /// The keeper.
    public let keeper: RegisterKeeper
    /// The use cases.
    public let useCases: UseCases

    /// The moment of the fixed clock: half past nine on ``SampleDay/today``.
    public static let now = Timestamp(milliseconds: Timestamp(startOf: SampleDay.today).milliseconds + 34_200_000)

    /// Makes the use cases over a register.
    public init(_ register: Register = Register(), reference: ReferenceTables = .sample) async throws {
        try await self.init(MemoryStore(register), reference: reference)
    }

    /// Makes the use cases over a store.
    public init(
        _ store: MemoryStore, reference: ReferenceTables = .sample, worker: String = "worker",
        clock: @escaping @Sendable () -> Timestamp = { SampleService.now }
    ) async throws {
        self.store = store
        keeper = try await RegisterKeeper(store: store, reference: reference, clock: clock)
        useCases = UseCases(
            keeper: keeper, store: store, rows: SampleEditRows(reference: reference), worker: worker
        )
    }
}
