import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

/// What a puzzle's address answers is read from the sheet that its page, its JSON and the command show.
@Suite("The pages that puzzles of the demo world name")
struct DemoPuzzlePageTests {
    @Test("The page at the address of a puzzle holds every fact of its answer", arguments: DemoPuzzleTests.seeds)
    func answers(seed: UInt64) async throws {
        let world = try DemoWorldSample.world(seed)
        let useCases = try await DemoWorldSample.service(world).useCases
        #expect(world.puzzles.count == 7)
        for puzzle in world.puzzles {
            let text = try await Self.sheet(puzzle.whereToLook, useCases, on: world.today).json.text
            let facts = Self.facts(of: puzzle.answer) + Self.facts(of: puzzle.question)
            #expect(facts.count > 1, "\(puzzle.id)")
            for fact in facts { #expect(text.contains(fact), "\(puzzle.whereToLook) lacks (\(fact)) of \(puzzle.id)") }
        }
    }

    @Test("Of two free people the one who meets every gate is named, and the other with the gate that is missed")
    func candidates() async throws {
        let world = try DemoWorldSample.one.get()
        let useCases = try await DemoWorldSample.service(world).useCases
        let puzzle = try #require(world.puzzles.first { $0.id == "empty-key-billet" })
        let key = String(puzzle.whereToLook.dropFirst("/positions/".count))
        let detail = try await useCases.showPosition(key, asOf: world.today, for: .sample())
        let free = try #require(detail.free)
        #expect(free.qualified.contains { puzzle.answer.hasPrefix("\($0.name) (\($0.id)) meets every gate") })
        let rival = try #require(free.near.prefix(10).first { puzzle.answer.contains("\($0.person.id)") })
        #expect(rival.rule.identifier == "language.minimum")
        #expect(detail.sheet.answer.contains("meets every gate") || detail.sheet.answer.contains("meet every gate"))
    }

    private static func sheet(_ address: String, _ useCases: UseCases, on day: Day) async throws -> Sheet {
        let parts = address.split(separator: "/").map(String.init)
        let inspector = Caller.sample(role: .inspector)
        switch parts[0] {
        case "positions": return try await useCases.showPosition(parts[1], asOf: day, for: inspector).sheet
        case "people": return try await useCases.showPerson(parts[1], asOf: day, for: inspector).sheet
        default: return try await useCases.showOffice(parts[1], asOf: day, for: inspector).sheet
        }
    }

    /// Names, identities, codes, days, levels and laws; counts of days as their number.
    private static func facts(of text: String) -> [String] {
        let plain = text.matches(
            of: /per_\d+|\d{4}-\d\d-\d\d|\d\/\d\/\d|\d+ USC [^)]+\)\([^)]+\)\(\d\)|[A-Z]+-[A-Z]{3}(?:-\d+)?/
        ).map { String($0.output) }
        let names = text.matches(of: /(\p{Lu}\w+ \p{Lu}\w+) \(per_/).map { String($0.output.1) }
        let days = text.matches(of: /(\d+) days/).map { String($0.output.1) }
        return plain + names + days
    }
}
