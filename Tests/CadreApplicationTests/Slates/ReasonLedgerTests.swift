import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("The reasons of a slate are one flat table")
struct ReasonLedgerTests {
    private struct Row {
        let cells: [String: Cell]

        init(_ row: TableRow) {
            cells = Dictionary(uniqueKeysWithValues: zip(ReasonLedger.columns.map(\.name), row.cells))
        }

        subscript(_ name: String) -> String { cells[name]?.text ?? "?" }
    }

    private func rows(_ sheet: Sheet) throws -> [Row] {
        let table = try #require(sheet.tables.first)
        #expect(table.name == "ledger" && table.columns == ReasonLedger.columns)
        return table.rows.map(Row.init)
    }

    @Test("Every gate, entry of points and flag of both sides, the effect and what would change it stand in it")
    func position() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let other = try #require(try await sample.proposed(SlateSample.deputy, in: id))
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.chief.id.rawValue, versus: other.rawValue, for: sample.officer)
        let rows = try rows(detail.sheet)
        let versus = try #require(detail.explanation.versus)
        for (side, pair) in [("chosen", try #require(detail.explanation.chosen)), ("versus", versus.pair)] {
            let own = rows.filter { $0["side"] == side }
            #expect(own.allSatisfy { $0["person"] == pair.person.rawValue && !$0["name"].isEmpty })
            let gates = own.filter { $0["kind"] == "gate" }
            #expect(gates.map { $0["rule"] } == pair.gates.map(\.rule))
            #expect(gates.map { $0["verdict"] == "met" } == pair.gates.map(\.isMet))
            let points = own.filter { $0["section"] == "points" }
            #expect(points.dropLast().reduce(0) { $0 + (Int($1["points"]) ?? 0) } == Int(points.last?["points"] ?? ""))
            #expect(points.last?["rule"] == "total" && points.count == pair.ledger.count + 1)
            #expect(own.filter { $0["kind"] == "flag" }.map { $0["fact"] } == pair.flags.map(\.text))
        }
        let effect = rows.filter { $0["section"] == "effect" }
        #expect(effect.last?["points"] == versus.effect.pointsChange.map { String($0) })
        #expect(effect.count > versus.effect.moves.count)
        let changes = rows.filter { $0["section"] == "what_would_change" }.map { $0["change"] }
        #expect(changes == detail.explanation.whatWouldChange && !changes.isEmpty)
    }

    @Test("A position that stays empty lists how many each rule excluded, and one that fails lists its gate")
    func empty() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.naval.id.rawValue, versus: "per_000001", for: sample.officer)
        let rows = try rows(detail.sheet)
        let excluded = rows.filter { $0["section"] == "exclusions" }
        #expect(excluded.map { $0["rule"] } == detail.explanation.unfilled?.exclusions.map(\.rule))
        #expect(excluded.reduce(0) { $0 + (Int($1["count"]) ?? 0) } == 3)
        let failed = try #require(rows.first { $0["verdict"] == "not met" })
        #expect(failed["rule"] == "service.match" && !failed["change"].isEmpty && !failed["needed"].isEmpty)
    }

    @Test("Of a person it holds the line, or what excluded, what went to others and what is one step away")
    func person() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let placed = try await sample.service.useCases.whyPerson(
            id.rawValue, person: chosen.rawValue, for: sample.officer)
        let line = try #require(try rows(placed.sheet).first)
        #expect(line["section"] == "line" && line["position"] == "pos_000001" && line["person"] == chosen.rawValue)
        #expect(try rows(placed.sheet).contains { $0["section"] == "missed" && $0["position"] == "pos_000002" })
        let left = try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000003", for: sample.officer)
        let excluded = try rows(left.sheet).filter { $0["section"] == "exclusions" }
        #expect(excluded.map { Int($0["count"]) } == left.explanation.exclusions.map(\.count))
        #expect(!excluded.isEmpty)
    }
}
