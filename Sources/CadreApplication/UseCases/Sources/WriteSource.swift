public import CadreDomain

/// Makes a source, or changes one: its owner, its steward, its cadence, the trust in it.
public struct WriteSource: Sendable {
    let keeper: RegisterKeeper

    /// What is said of a source; nil for what stays as it is, or is left empty for a new one.
    public struct Input: Hashable, Sendable {
        /// The code.
        public let code: String
        /// What it is called.
        public let name: String?
        /// The organization that keeps it.
        public let owner: String?
        /// Who answers for it.
        public let steward: String?
        /// How many days lie between two deliveries at most.
        public let cadenceDays: Int?
        /// All rows of trust, each as ``SourceText`` writes it; they take the place of those before.
        public let trusts: [String]?

        /// Makes an input.
        public init(
            code: String, name: String? = nil, owner: String? = nil, steward: String? = nil, cadenceDays: Int? = nil,
            trusts: [String]? = nil
        ) {
            self.code = code
            self.name = name
            self.owner = owner
            self.steward = steward
            self.cadenceDays = cadenceDays
            self.trusts = trusts
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Makes a source and returns its identity.
    ///
    /// - Throws: `source.exists` where there is one with this code.
    public func make(_ input: Input, key: IdempotencyKey, by caller: Caller) async throws(Refusal) -> ID<Source> {
        try await write(input, isNew: true, key, caller)
    }

    /// Changes a source and returns its identity; what it said before stays as it is.
    ///
    /// - Throws: `source.not-found` where there is none with this code.
    public func change(_ input: Input, key: IdempotencyKey, by caller: Caller) async throws(Refusal) -> ID<Source> {
        try await write(input, isNew: false, key, caller)
    }

    private func write(
        _ input: Input, isNew: Bool, _ key: IdempotencyKey, _ caller: Caller
    ) async throws(Refusal) -> ID<Source> {
        try AccessPolicy.check(caller, may: .manageSources)
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let before = isNew ? nil : try snapshot.sources.named(input.code)
            let source = try Self.decide(input, before, snapshot)
            return Commit(
                caller: caller, at: now, changes: [.source(source)],
                entries: [
                    JournalDraft(
                        action: isNew ? "source.made" : "source.changed", objectKind: "source",
                        objectID: source.id.rawValue, before: before.map { RecordText.json($0).text },
                        after: RecordText.json(source).text
                    )
                ],
                result: source.id.rawValue
            )
        }
        guard let id = ID<Source>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no source.", fix: "Tell the operator.")
        }
        return id
    }

    /// Decides on the newest snapshot; pure.
    private static func decide(
        _ input: Input, _ before: Source?, _ snapshot: RegisterSnapshot
    ) throws(Refusal) -> Source {
        guard let id = Source.identity(input.code) else {
            throw SourceText.refusal(
                "code", "The code (\(input.code)) is none",
                "Give at most \(Source.codeLengthMax) letters, digits and hyphens."
            )
        }
        if before == nil, snapshot.sources.source(id) != nil {
            throw Refusal(
                .sourceExists, "There is a source (\(id)) already.", fix: "Change it, or choose another code."
            )
        }
        guard let cadence = input.cadenceDays ?? before?.cadenceDays, Source.cadences.contains(cadence) else {
            throw SourceText.refusal(
                "cadence_days", "The cadence (\(input.cadenceDays.map { String($0) } ?? "none")) is out of range",
                "Give \(Source.cadences.lowerBound) to \(Source.cadences.upperBound) days."
            )
        }
        return Source(
            id: before?.id ?? id, name: try SlateText.name(input.name ?? before?.name, "name"),
            owner: try SlateText.name(input.owner ?? before?.owner, "owner"),
            steward: try SlateText.name(input.steward ?? before?.steward, "steward"), cadenceDays: cadence,
            trusts: try input.trusts.map { texts throws(Refusal) in
                try SourceText.trusts(texts, today: snapshot.today)
            } ?? before?.trusts ?? [],
            isSynthetic: before?.isSynthetic ?? false
        )
    }
}
