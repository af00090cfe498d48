import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("A slate is solved, shown and explained")
struct SlateReadingTests {
    @Test("The solved slate is a stored draft with its frozen input, its run and its entry")
    func solved() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let stored = try #require(try await sample.service.store.slate(id))
        #expect(stored.slate.state == .draft && stored.slate.version == 1 && stored.slate.createdBy == "a.officer")
        #expect(stored.slate.window == DayRange(clamping: SlateSample.from, SlateSample.to.next))
        #expect(Set(stored.run.lines.map(\.position)) == [SlateSample.chief.id, SlateSample.deputy.id])
        #expect(stored.run.openingCount == 3 && stored.run.candidateCount == 3)
        #expect(stored.run.totalPoints == stored.run.lines.reduce(0) { $0 + $1.points })
        let entry = try #require(try await sample.service.store.entries(after: 0, limit: 9).first)
        #expect(entry.draft.action == "slate.solved" && entry.draft.objectID == id.rawValue)
        #expect(try await sample.solve() == id)
        #expect(sample.service.store.commitCount == 1)
    }

    @Test("A window that is reversed, past or too long is refused")
    func windows() async throws {
        let sample = try await SlateSample()
        for (from, to) in [("2027-12-31", "2027-01-01"), ("2025-01-01", "2026-10-31"), ("2027-01-01", "2030-12-31")] {
            let refused = await refusal {
                try await sample.service.useCases.solveSlate(
                    from: SampleDay.day(from), to: SampleDay.day(to), key: .sample("k"), by: sample.officer)
            }
            #expect(refused?.code == .windowBad, "\(from) \(to)")
        }
    }

    @Test("The slate shows who goes where, what stays empty and who stays unplaced, and what the caller may do")
    func shown() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let detail = try await sample.service.useCases.showSlate(id.rawValue, for: sample.officer)
        let stored = try #require(try await sample.service.store.slate(id))
        #expect(detail.plan.lines == stored.run.lines)
        #expect(detail.sheet.table("lines")?.rows.count == 2)
        #expect(detail.sheet.table("unfilled")?.rows.map { $0.cells[0] } == [.text(SlateSample.naval.id.rawValue)])
        #expect(detail.sheet.table("unplaced")?.rows.map { $0.cells[0] } == [.text("per_000003")])
        #expect(detail.sheet.answer.hasPrefix("2 of 3 openings filled; 1 stay empty"))
        #expect(detail.may == [.solveSlate, .pinSlate, .submitSlate, .publishSlate])
        let inspector = try await sample.service.useCases.showSlate(id.rawValue, for: .sample(role: .inspector))
        #expect(inspector.may.isEmpty)
        let list = try await sample.service.useCases.listSlates(for: sample.officer)
        #expect(list.table("slates")?.rows.first?.cells.first == .text(id.rawValue))
        for key in ["slt_404", "no such"] {
            let missing = await refusal { try await sample.service.useCases.showSlate(key, for: sample.officer) }
            #expect(missing?.code == .slateNotFound)
        }
    }

    @Test("The explanation names the chosen, the runner-up and both sides' points, and each side sums to its total")
    func explained() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let other = try #require(try await sample.proposed(SlateSample.deputy, in: id))
        let detail = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.chief.number, versus: other.rawValue, for: sample.officer)
        #expect(detail.explanation.chosen?.person == chosen && detail.explanation.versus?.pair.person == other)
        #expect(detail.mayPin && detail.rivals.contains(other))
        let points = try #require(detail.sheet.table("points")?.rows)
        for column in [1, 3] {
            let sum = points.dropLast().reduce(0) { sum, row in
                if case .int(let value) = row.cells[column] { sum + value } else { sum }
            }
            #expect(points.last?.cells[column] == .int(sum))
        }
        #expect(detail.sheet.table("effect")?.rows.isEmpty == false)
        let empty = try await sample.service.useCases.explainSlate(
            id.rawValue, position: SlateSample.naval.id.rawValue, versus: "per_000001", for: sample.officer)
        #expect(empty.explanation.chosen == nil && empty.sheet.answer.hasPrefix("Stays empty: excluded by"))
        #expect(empty.explanation.versus?.pair.failedGates.map(\.rule) == ["service.match"])
    }

    @Test(
        "What is not in the slate is refused by its own name",
        arguments: [
            ("pos_000004", nil, ErrorCode.positionNotFound), ("pos_000001", "per_000004", .personNotFound),
            ("pos_000001", "per 1", .personNotFound), ("", nil, .positionNotFound),
        ] as [(String, String?, ErrorCode)])
    func outside(position: String, versus: String?, code: ErrorCode) async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let refused = await refusal {
            try await sample.service.useCases.explainSlate(
                id.rawValue, position: position, versus: versus, for: sample.officer)
        }
        #expect(refused?.code == code)
    }

    @Test("Why somebody is placed, or nowhere, is answered within the caller's scope")
    func why() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let placed = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let detail = try await sample.service.useCases.whyPerson(
            id.rawValue, person: placed.rawValue, for: sample.officer)
        #expect(detail.sheet.answer.hasPrefix("Proposed for pos_000001"))
        let left = try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000003", for: sample.officer)
        #expect(left.sheet.answer == "Unplaced: no opening passes every gate.")
        #expect(left.sheet.table("exclusions")?.rows.isEmpty == false)
        let own = Caller.sample(role: .specialist, scope: .ownRecord(left.candidate.person.id))
        _ = try await sample.service.useCases.whyPerson(id.rawValue, person: "per_000003", for: own)
        let other = await refusal {
            try await sample.service.useCases.whyPerson(id.rawValue, person: placed.rawValue, for: own)
        }
        #expect(other?.code == .callerNotAllowed)
    }

    @Test("The run repeated from its frozen input gives the same bytes")
    func replay() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        try await sample.write([.person(.sample(1, grade: "O1"))])
        let verdict = try await sample.service.useCases.replayRun(id.rawValue, for: sample.second)
        let run = try #require(try await sample.service.store.slate(id)?.run)
        #expect(verdict.isSame && verdict.planDigest == run.planDigest && verdict.inputDigest == run.inputDigest)
        let missing = await refusal { try await sample.service.useCases.replayRun("slt_404", for: sample.second) }
        #expect(missing?.code == .runNotFound)
    }

    @Test("A stored plan that was tampered with is noticed by the replay and refused by every page")
    func tampered() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        sample.service.store.tamper(planDigest: String(repeating: "0", count: 64), of: id)
        #expect(try await sample.service.useCases.replayRun(id.rawValue, for: sample.second).isSame == false)
        for service in [sample.service, try await SampleService(sample.service.store)] {
            let refused = await refusal { try await service.useCases.showSlate(id.rawValue, for: sample.officer) }
            #expect(refused?.code == .runDiffers)
        }
    }

    @Test("A repeated request shows the slate that it made, also where the register has moved on since")
    func repeated() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        try await sample.write([.person(.sample(9))])
        let fresh = try await SampleService(sample.service.store)
        let again = try await fresh.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: sample.officer)
        let shown = try await fresh.useCases.showSlate(id.rawValue, for: sample.officer)
        #expect(again == id)
        #expect(shown.plan.candidateCount == 3 && shown.stored.run.candidateCount == 3)
    }
}
