import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Titles and reasons of slates are one line of text, and not too long")
struct SlateTextTests {
    @Test("White space around the text is left out; a text of the greatest length is taken")
    func taken() async throws {
        let sample = try await SlateSample()
        let long = String(repeating: "é", count: SlateText.titleLengthMax)
        let id = try await sample.service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, title: " \(long)\n", key: .sample("t"), by: sample.officer)
        #expect(try await sample.service.store.slate(id)?.slate.title == long)
        let blank = try await sample.service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, title: " ", key: .sample("b"), by: sample.officer)
        #expect(try await sample.service.store.slate(blank)?.slate.title == "Slate 2027-01-01 to 2027-12-31")
    }

    @Test(
        "A title with a control character or of too many characters is refused with what is allowed",
        arguments: [
            ("a\u{1B}[31mred", "U+001B"), ("two\nlines", "U+000A"), ("turned\u{202E}round", "U+202E"),
            ("\u{85}next", nil), ("a\u{7F}b", "U+007F"),
            (String(repeating: "x", count: SlateText.titleLengthMax + 1), "(121)"),
        ] as [(String, String?)])
    func title(_ text: String, found: String?) async throws {
        let sample = try await SlateSample()
        let refused = await refusal {
            try await sample.service.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, title: text, key: .sample("t"), by: sample.officer)
        }
        guard let found else { return #expect(refused == nil) }
        let problem = try #require(refused?.problems.first)
        #expect(refused?.code == .parameterBadValue && problem.pointer == "/title")
        #expect(problem.detail.contains(found))
        #expect(problem.fix.contains("without control characters") || problem.fix.contains("at most 120 characters"))
        #expect(sample.service.store.commitCount == 0)
    }

    @Test("A reason of more characters than are allowed is refused", arguments: [500, 501])
    func reason(length: Int) async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let person = try #require(try await sample.proposed(SlateSample.chief, in: id))
        let input = PinSlate.Input(
            slate: id, expectedVersion: 1, kind: .exclude, person: person, position: SlateSample.chief.id,
            reason: String(repeating: "r", count: length))
        let refused = await refusal {
            try await sample.service.useCases.pinSlate(input, key: .sample("p"), by: sample.officer)
        }
        #expect((refused == nil) == (length <= SlateText.reasonLengthMax))
        if let refused {
            #expect(
                refused.problems == [
                    .init(
                        pointer: "/reason", detail: "The reason has (501) characters",
                        fix: "Write at most 500 characters.")
                ])
        }
    }
}
