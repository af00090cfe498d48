import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import CadreNumerics
import CadreStorage

/// Makes the demo world and serves it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Makes the demo world where there is none, then serves it."
    )
    @Option(help: "The data directory.") var data = "world"
    @Option(parsing: .unconditional, help: "The same seed makes the same world.") var seed: UInt64 = 1
    @Flag(help: "Make the world and stop.") var noServe = false
    @OptionGroup var listening: ListenOptions

    func run() async throws {
        if !noServe { try listening.check() }
        try await make()
        guard !noServe else { return }
        try await Server(directory: data, listening: listening).run()
    }

    private func make() async throws {
        let reference = try Composition.referenceTables(in: data)
        let officeTypes = try officeTypes()
        let composition = try await Composition(directory: data, for: .serving, reference)
        defer { try? composition.store.close() }
        let snapshot = await composition.useCases.keeper.snapshot
        if let digest = snapshot.settings[RegisterKeeper.demoDigestSetting] {
            let known = snapshot.settings[RegisterKeeper.demoSeedSetting]
            guard known == String(seed) else {
                throw Refusal(
                    .dataDirectoryUnusable,
                    "The demo world in (\(data)) is of seed (\(known ?? "unknown")), not (\(seed)).",
                    fix: "Name another directory with --data, or the same seed with --seed."
                )
            }
            Terminal.note("The demo world stands in \(data) already; digest \(digest)")
            return
        }
        Terminal.note("Making the demo world of seed \(seed) in \(data) ...")
        var random = SplitMix64(seed: seed)
        let world = DemoWorld.make(
            reference: reference, officeTypes: officeTypes, random: &random
        )
        let caller = Caller(actor: "demo", role: .administrator, scope: .global, requestID: "demo")
        let account = try await composition.useCases.makeDemoWorld(
            world.register, today: world.today, seed: seed, by: caller
        )
        Terminal.note(account.counts.joined(separator: ", ") + "; all people are synthetic")
        Terminal.write("digest \(account.digest)\n")
    }

    /// The types of offices known by name, which only the demo reads.
    private func officeTypes() throws(Refusal) -> [CountryCode: String] {
        let folder = Composition.referenceFolder(of: data)
        return try Composition.reading(folder) { () throws(ReferenceTableError) in
            try ReferenceTableFiles.countryOfficeTypes(replacedIn: folder)
        }
    }
}
