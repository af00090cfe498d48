import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("A slate solved under limits")
struct SlateLimitsTests {
    private func solve(_ sample: SlateSample, _ limits: String..., key: String = "solve") async throws -> ID<Slate> {
        try await sample.service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, limits: limits, key: .sample(key), by: sample.officer
        )
    }

    private func figure(_ sheet: Sheet, _ name: String) -> Cell? { sheet.figures.first { $0.name == name }?.value }

    @Test("Limits, what they cost, bound and gap are shown, listed, repeated to the byte, and kept by a pin")
    func walk() async throws {
        let sample = try await SlateSample()
        let useCases = sample.service.useCases
        let id = try await solve(sample, "move-budget=30000", "min-fill=odc-1:1")
        let shown = try await useCases.showSlate(id.rawValue, for: sample.officer)
        #expect(shown.sheet.answer.hasPrefix("1 of 3 openings filled; ") && shown.sheet.answer.hasSuffix("2 limits."))
        #expect(figure(shown.sheet, "gap") == .int(0) && figure(shown.sheet, "limits") == .int(2))
        let limited = try #require(shown.plan.limited)
        #expect(figure(shown.sheet, "points_without_limits") == .int(limited.pointsWithout))
        let lost = limited.pointsWithout - shown.plan.totalPoints
        let limits = try #require(shown.sheet.table("limits"))
        #expect(
            limits.rows.map(\.cells) == [
                [
                    .text("min-fill=off_000001:1"), .text("min-fill"), .text("Minimum fill of ODC-1"),
                    .text("at least 1 of 3"), .text("1"), .int(0), .int(0), .flag(true),
                ],
                [
                    .text("move-budget=30000.00"), .text("move-budget"), .text("Move budget"),
                    .text("at most $30,000.00"), .text("$30,000.00"), .int(lost), .int(lost), .flag(true),
                ],
            ])
        #expect(lost > 0 && shown.sheet.table("limited")?.rows.isEmpty == false)
        let empty = try #require(shown.sheet.table("unfilled")?.rows.map { $0.cells.last?.text ?? "" })
        #expect(empty.contains("left empty to keep to the limits: 1 of 2 eligible candidates unplaced"), "\(empty)")
        let unplaced = try #require(shown.sheet.table("unplaced")?.rows.map { $0.cells.last?.text ?? "" })
        #expect(unplaced.contains("left unplaced to keep to the limits: 1 of 2 openings left empty"), "\(unplaced)")

        let list = try await useCases.listSlates.all([], for: sample.officer)
        let gap = try #require(list.exported.first { $0.name == "gap" })
        #expect(list.rows.map(gap.value) == [.int(0)])
        #expect(try await useCases.replayRun(id.rawValue, for: sample.officer).isSame)
        let again = SlateArchive(store: sample.service.store)
        #expect(try await again.open(id).plan == shown.plan)

        let position = try #require(shown.plan.unfilled.first { $0.eligibleCount > 0 }?.position)
        let explained = try await useCases.explainSlate(
            id.rawValue, position: position.rawValue, versus: nil, for: sample.officer
        )
        #expect(explained.sheet.answer.contains("Decided by limits (Move budget): without them"))
        #expect(figure(explained.sheet, "limited") == .optional(explained.explanation.limited))
        #expect(figure(explained.sheet, "worth") == .missing && !explained.contest.isPriced)
        let person = try #require(shown.plan.unplaced.first { $0.eligibleCount > 0 }?.person)
        let why = try await useCases.whyPerson(id.rawValue, person: person.rawValue, for: sample.officer)
        #expect(why.sheet.answer.contains("Decided by limits: without them the person would go to "))
        let whatIf = try await useCases.whatIfSlate(
            id.rawValue, person: person.rawValue, position: position.rawValue, for: sample.officer
        )
        #expect(figure(whatIf.sheet, "verdict") == .text("possible") && figure(whatIf.sheet, "exact") == .flag(true))

        let pin = PinSlate.Input(
            slate: id, expectedVersion: 1, kind: .pin, person: person, position: position, reason: "Asked for"
        )
        let draft = try await useCases.pinSlate(pin, key: .sample("pin"), by: sample.officer)
        let after = try await useCases.showSlate(draft.rawValue, for: sample.officer)
        #expect(after.plan.lines.map(\.person) == [person])
        #expect(figure(whatIf.sheet, "loss") == .int(shown.plan.totalPoints - after.plan.totalPoints))
        #expect(after.sheet.table("limits")?.rows.count == 2)
    }

    @Test("A slate without limits says that it has none, and its stored input names none")
    func without() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let shown = try await sample.service.useCases.showSlate(id.rawValue, for: sample.officer)
        #expect(shown.sheet.table("limits")?.rows.isEmpty == true && shown.sheet.table("limited") == nil)
        #expect(figure(shown.sheet, "limits") == .int(0) && figure(shown.sheet, "points_without_limits") == .missing)
        #expect(figure(shown.sheet, "gap") == .int(0))
        #expect(try await sample.service.store.frozenInput(of: id)?.contains("\nlimit") == false)
    }

    @Test(
        "A limit that cannot be used is refused by name, and nothing is written",
        arguments: [
            ("min-fill=ODC-404:1", "names the office or command (ODC-404), which is not there"),
            ("max-gap=NOCOM:5", "names the office or command (NOCOM), which is not there"),
            ("couple=per_000001,per_000404", "names the person (per_000404), who is not there"),
            ("couple=per_000001,per_000004", "names (per_000004), who is no candidate"),
            ("touch=1", "compares with an earlier slate"), ("training-seats=2027-01-11", "cannot be read"),
            ("min-fill=INDOPACOM:0", "cannot be read"), ("fill=INDOPACOM:1", "cannot be read"),
            ("cap=XQQ", "names the country (XQQ), which is not there"), ("cap=", "names the country ()"),
        ]
    )
    func refused(limit: String, detail: String) async throws {
        let sample = try await SlateSample()
        let refused = await refusal { try await solve(sample, "move-budget=30000", limit) }
        #expect(refused?.code == .limitInvalid)
        #expect(refused?.detail.contains(detail) == true, "\(refused?.detail ?? "")")
        #expect(sample.service.store.commitCount == 0)
        #expect(try await sample.service.store.slates().isEmpty)
    }

    @Test("Every limit at fault is named, and no more than fifty are taken")
    func several() async throws {
        let sample = try await SlateSample()
        let refused = await refusal { try await solve(sample, "x", "min-fill=ODC-404:1", "move-budget=1") }
        #expect(refused?.code == .limitInvalid && refused?.problems.count == 2)
        let end =
            "cap=COUNTRY; where a slate is solved again also touch=PEOPLE; a place is a combatant command or an office."
        #expect(refused?.fix.hasSuffix(end) == true, "\(refused?.fix ?? "")")
        let many = await refusal {
            try await sample.service.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, limits: Array(repeating: "move-budget=1", count: 51),
                key: .sample("many"), by: sample.officer
            )
        }
        #expect(many?.code == .limitInvalid && many?.detail.contains("51") == true)
    }

    @Test("Limits that no slate keeps to are refused with the conflict and what giving way would do")
    func infeasible() async throws {
        let sample = try await SlateSample()
        let refused = await refusal { try await solve(sample, "min-fill=INDOPACOM:2", "move-budget=30000") }
        #expect(refused?.code == .limitInfeasible)
        #expect(
            refused?.detail
                == "No slate keeps to all of these: Minimum fill of INDOPACOM: at least 2 and Move budget: at most "
                + "$30,000.00. None of them can be spared.")
        #expect(refused?.problems.map(\.pointer) == ["min-fill=INDOPACOM:2", "move-budget=30000.00"])
        #expect(refused?.problems[1].fix.hasPrefix("Possible with at most $60,000.00, then ") == true)
        #expect(try await sample.service.store.slates().isEmpty)
        let id = try await solve(sample, "couple=per_000001,per_000002", key: "couple")
        let exclusion = PinSlate.Input(
            slate: id, expectedVersion: 1, kind: .exclude, person: ID(prefix: "per_", sequence: 1),
            position: SlateSample.chief.id, reason: "Asked for"
        )
        _ = try await sample.service.useCases.pinSlate(exclusion, key: .sample("exclude"), by: sample.officer)
    }

    @Test("Limits stand one a line; a comma separates two as well where a limit begins after it")
    func lines() {
        #expect(
            LimitReader.lines("couple=per_1,per_2\r\n\n  \nmin-fill=EUCOM:1\n")
                == ["couple=per_1,per_2", "min-fill=EUCOM:1"])
        #expect(
            LimitReader.lines("couple=per_1,per_2,min-fill=EUCOM:1,couple=per_3, per_4")
                == ["couple=per_1,per_2", "min-fill=EUCOM:1", "couple=per_3, per_4"])
        #expect(
            LimitReader.lines("training-seats=2027-01-11:1, 2027-04-05:2,touch=1")
                == ["training-seats=2027-01-11:1, 2027-04-05:2", "touch=1"])
        #expect(LimitReader.lines("") == [] && LimitReader.lines(",") == [","])
    }
}
