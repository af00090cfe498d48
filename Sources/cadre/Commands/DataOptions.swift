import ArgumentParser
import CadreApplication
import CadreDomain
import CadreLedger
import CadreWeb

/// The options of every command that looks at a data directory.
struct DataOptions: ParsableArguments {
    @Option(help: "The data directory.")
    var data = "world"

    @OptionGroup var format: OutputOptions

    @Option(name: .customLong("as"), help: "The persona who acts: \(Personas.all.map(\.key).joined(separator: ", ")).")
    var persona = "planner"

    @Option(help: "The index of the last entry of the journal that is to be known; the present unless given.")
    var at: Int64?

    /// The format asked for, or else the one for people.
    var output: OutputFormat { format.output }

    /// Opens the directory for reading, also while a server writes there.
    func reading() async throws -> Composition {
        try await Composition(directory: data, for: .reading, at: at)
    }

    /// Opens the directory for writing what is there; no other process may.
    func writing() async throws -> Composition {
        try checkPresent()
        return try await Composition(directory: data, for: .writing)
    }

    /// Opens the directory for writing, and makes it where there is none; no other process may.
    ///
    /// - Parameters:
    ///   - reference: Its reference tables, with which the input has been read, so that nothing is made for an input
    ///     that nobody can read.
    ///   - key: The caller's own idempotency key.
    func making(
        _ reference: ReferenceTables, for caller: Caller, to action: Action, key: String?
    ) async throws -> Composition {
        try checkPresent()
        try AccessPolicy.check(caller, may: action)
        if let key { try ImportKey.check(key) }
        return try await Composition(directory: data, for: .making, reference)
    }

    /// Refuses to write in the past.
    private func checkPresent() throws(Refusal) {
        guard let at else { return }
        throw Refusal(
            .usageBad, "This command writes, and the past (--at \(at)) is only read.", fix: "Leave --at away."
        )
    }

    /// Who acts.
    func caller() throws -> Caller {
        guard let persona = Personas.persona(persona) else {
            let known = Personas.all.map(\.key)
            throw Refusal(
                .callerUnknown, "There is no persona (\(persona)).",
                fix: "Give one of: \(known.joined(separator: ", "))."
            )
        }
        return Caller(
            actor: persona.actor, role: persona.role, scope: persona.scope,
            requestID: "cli-" + Digest256(of: Clock.randomBytes(16)).description.prefix(16)
        )
    }

    /// A key for one write; a command line is sent once.
    func key() -> IdempotencyKey {
        let random = Digest256(of: Clock.randomBytes(32)).description
        return IdempotencyKey("cli-" + random, of: persona, requestDigest: random)
    }
}

extension Day {
    /// Reads a day of the command line.
    static func option(_ text: String?, _ name: String) throws -> Day? {
        try text.map { try AsOfDay.read($0, named: name) }
    }
}
