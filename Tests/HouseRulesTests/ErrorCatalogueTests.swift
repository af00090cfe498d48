import Testing

/// Every stable error code is a case of `ErrorCode`, and every one is explained to users in docs/errors.md.
@Suite("House rules: every error code is documented")
struct ErrorCatalogueTests {
    static let codePath = "Sources/CadreApplication/Errors/ErrorCode.swift"
    static let documentPath = "docs/errors.md"
    /// What a section must tell, in this order.
    static let fields = ["Status", "Cause", "What you do", "What the operator does"]

    @Test("The codes in the source and the headings in docs/errors.md are the same")
    func sameCodes() throws {
        let codes = Self.codes(inSource: try #require(Repository.text(at: Self.codePath)))
        let headings = Self.sections(inDocument: try #require(Repository.text(at: Self.documentPath))).map(\.code)
        #expect(!codes.isEmpty)
        #expect(codes.filter { !headings.contains($0) } == [], "codes without a section in docs/errors.md")
        #expect(headings.filter { !codes.contains($0) } == [], "sections in docs/errors.md without a code")
        #expect(headings.count == Set(headings).count, "a code has two sections in docs/errors.md")
        #expect(codes.count == Set(codes).count, "a code stands twice in ErrorCode.swift")
    }

    @Test("Every code is a noun, a dot, and what is wrong")
    func shapes() throws {
        for code in Self.codes(inSource: try #require(Repository.text(at: Self.codePath))) {
            #expect(code.wholeMatch(of: /[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*/) != nil, "\(code)")
        }
    }

    @Test("Every section tells the status, the cause, and what to do")
    func sectionsAreWhole() throws {
        for section in Self.sections(inDocument: try #require(Repository.text(at: Self.documentPath))) {
            #expect(section.fields == Self.fields, "\(section.code)")
        }
    }

    static func codes(inSource text: String) -> [String] {
        text.matches(of: /(?m)^\s*case\s+\w+\s*=\s*"([^"]*)"/).map { String($0.output.1) }
    }

    struct Section: Equatable {
        let code: String
        var fields: [String]
    }

    static func sections(inDocument text: String) -> [Section] {
        var sections: [Section] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if let code = line.wholeMatch(of: /### `([^`]+)`/)?.output.1 {
                sections.append(Section(code: String(code), fields: []))
            } else if !sections.isEmpty, let field = line.prefixMatch(of: /- \*\*([^*]+):\*\* \S/)?.output.1 {
                sections[sections.count - 1].fields.append(String(field))
            }
        }
        return sections
    }

    @Test("Reads codes from cases and nowhere else")
    func readsCodes() {
        let source = """
            public enum ErrorCode: String {
                /// A slate is gone. "not.this"
                case slateNotFound = "slate.not-found"
                case plain
                case storeFull = "store.full"
                let other = "no.case"
            }
            """
        #expect(Self.codes(inSource: source) == ["slate.not-found", "store.full"])
    }

    @Test("Reads sections and their fields from the document")
    func readsSections() {
        let document = """
            # Errors
            - **Status:** ignored, it is in no section
            ### `slate.not-found`
            - **Status:** 404
            - **Cause:** none such
            ### `store.full`
            """
        #expect(
            Self.sections(inDocument: document) == [
                Section(code: "slate.not-found", fields: ["Status", "Cause"]), Section(code: "store.full", fields: []),
            ]
        )
    }
}
