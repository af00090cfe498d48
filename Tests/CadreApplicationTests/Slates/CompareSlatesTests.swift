import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Two slates are compared")
struct CompareSlatesTests {
    /// The year solved, and the draft that replaced it when whoever got the chief's position was excluded from it.
    private func decided() async throws -> (SlateSample, before: ID<Slate>, after: ID<Slate>) {
        let sample = try await SlateSample()
        let before = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: before))
        let after = try await sample.service.useCases.pinSlate(
            PinSlate.Input(
                slate: before, expectedVersion: 1, kind: .exclude, person: chosen, position: SlateSample.chief.id,
                reason: "Needed at home."
            ), key: .sample("exclude"), by: sample.officer
        )
        return (sample, before, after)
    }

    private func figure(_ name: String, _ sheet: Sheet) -> Cell? { sheet.figures.first { $0.name == name }?.value }

    @Test("A draft and the one that replaced it: the figures count the rows of the tables they lead to")
    func figures() async throws {
        let (sample, before, after) = try await decided()
        let compare = sample.service.useCases.compareSlates
        let detail = try await compare(before: before.rawValue, after: after.rawValue, for: sample.officer)
        #expect(detail.before.slate.id == before && detail.after.slate.id == after)
        #expect(!detail.difference.isEmpty && detail.sheet.tables.first?.name == "positions")
        #expect(figure("moved", detail.sheet) == .int(2) && figure("people_moved", detail.sheet) == .int(2))
        #expect(figure("input_same", detail.sheet) == .flag(false))
        #expect(figure("decisions", detail.sheet) == .int(1) && figure("inputs", detail.sheet) == .int(0))
        for figure in detail.sheet.figures {
            guard let rows = figure.rows, case .int(let count) = figure.value, figure.name != "points_change" else {
                continue
            }
            func item(_ key: String) -> String? { rows.items.first { $0.key == key }?.value }
            let asked = DifferenceRows(
                table: item("table"), change: item("change"), listedIn: item("listed_in")
            )
            let shown = try await compare(
                before: item("before") ?? "", after: item("after") ?? "", rows: asked, for: sample.officer
            )
            #expect(shown.sheet.tables.first?.name == asked.table)
            #expect(shown.sheet.tables.first?.rows.count == count, "\(figure.name)")
        }
    }

    @Test("Both slates in figures are those of their pages, and the points by rule sum to them")
    func totals() async throws {
        let (sample, before, after) = try await decided()
        let useCases = sample.service.useCases
        let sheet = try await useCases.compareSlates(
            before: before.rawValue, after: after.rawValue, for: sample.officer
        ).sheet
        let plans = [
            try await useCases.showSlate(before.rawValue, for: sample.officer).plan,
            try await useCases.showSlate(after.rawValue, for: sample.officer).plan,
        ]
        let totals = try #require(sheet.table("totals")?.rows)
        func total(_ measure: String) -> [Cell] {
            totals.first { $0.cells[0] == .text(measure) }.map { Array($0.cells[2...]) } ?? []
        }
        let points = plans.map(\.totalPoints)
        #expect(total("points") == [.int(points[0]), .int(points[1]), .int(points[1] - points[0])])
        #expect(total("filled") == [.int(2), .int(2), .int(0)] && total("openings") == [.int(3), .int(3), .int(0)])
        #expect(total("fill").map(\.text) == ["66.7", "66.7", "0.0"])
        #expect(total("decisions") == [.int(0), .int(1), .int(1)])
        let rules = try #require(sheet.table("points")?.rows)
        #expect(rules.last?.cells[4...] == [.int(points[0]), .int(points[1]), .int(points[1] - points[0])])
        let moves = try #require(rules.first { $0.cells[0] == .text("move.cost") })
        guard case .int(let units) = moves.cells[2] else { return #expect(Bool(false), "no units of move.cost") }
        #expect(total("move_cost").first == .int(-units))
        let others = rules.dropLast().filter { !["fill.priority", "move.cost"].contains($0.cells[0].text) }
        for side in 0..<2 {
            let sum = others.reduce(0) { sum, row in
                if case .int(let points) = row.cells[4 + side] { sum + points } else { sum }
            }
            #expect(total("preference")[side] == .int(sum))
        }
    }

    @Test("A slate does not differ from itself: no row in any table but the sums")
    func same() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.compareSlates(
            before: id.rawValue, after: id.rawValue, for: sample.officer
        )
        #expect(detail.difference.isEmpty)
        #expect(detail.sheet.answer == "The two slates are the same in every line, decision and input.")
        for name in ["positions", "people", "position_points", "decisions", "inputs"] {
            #expect(detail.sheet.table(name)?.rows.isEmpty == true, "\(name)")
        }
        #expect(figure("input_same", detail.sheet) == .flag(true) && figure("unchanged", detail.sheet) == .int(2))
    }

    @Test("After the register changed, what only one slate knows is told apart, and every changed field is named")
    func register() async throws {
        let sample = try await SlateSample()
        let before = try await sample.solve()
        try await sample.write([.position(.sample(5)), .person(.sample(9))])
        let after = try await sample.solve("again")
        let compare = sample.service.useCases.compareSlates
        let rows = DifferenceRows(table: "positions", listedIn: "after")
        let sheet = try await compare(
            before: before.rawValue, after: after.rawValue, rows: rows, for: sample.officer
        ).sheet
        #expect(sheet.tables.first?.rows.map { $0.cells[0] } == [.text("pos_000005")])
        #expect(figure("people_only_after", sheet) == .int(1) && figure("people_only_before", sheet) == .int(0))
        let records = sheet.table("inputs")?.rows.filter { $0.cells[2] == .missing }.map { $0.cells[1].text }
        #expect(records == ["pos_000005", "per_000009"])
    }

    @Test("Whoever may not read whole slates may not compare them")
    func access() async throws {
        let (sample, before, after) = try await decided()
        let philippines = try #require(CountryCode("PHL"))
        for caller in [
            Caller.sample(role: .officeChief, scope: .country(philippines)),
            .sample(role: .specialist, scope: .ownRecord(ID(prefix: "per_", sequence: 1))),
        ] {
            let refused = await refusal {
                try await sample.service.useCases.compareSlates(
                    before: before.rawValue, after: after.rawValue, for: caller)
            }
            #expect(refused?.code == .callerNotAllowed)
            let choices = await refusal { try await sample.service.useCases.compareSlates.choices(for: caller) }
            #expect(choices?.code == .callerNotAllowed)
        }
    }

    @Test(
        "A table, a change or a side that does not fit is refused with what would",
        arguments: [
            DifferenceRows(table: "lines"), DifferenceRows(change: "placed"),
            DifferenceRows(table: "people", change: "added"), DifferenceRows(table: "points", change: "moved"),
            DifferenceRows(listedIn: "both"), DifferenceRows(table: "inputs", listedIn: "after"),
        ])
    func refused(rows: DifferenceRows) async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let found = await refusal {
            try await sample.service.useCases.compareSlates(
                before: id.rawValue, after: id.rawValue, rows: rows, for: sample.officer)
        }
        #expect(found?.code == .parameterBadValue && found?.fix.isEmpty == false)
    }

    @Test("A slate that there is not is refused by its own name")
    func unknown() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        for (before, after) in [(id.rawValue, "slt_404"), ("no such", id.rawValue)] {
            let found = await refusal {
                try await sample.service.useCases.compareSlates(before: before, after: after, for: sample.officer)
            }
            #expect(found?.code == .slateNotFound)
        }
    }
}
