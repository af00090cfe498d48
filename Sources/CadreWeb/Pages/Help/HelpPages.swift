import CadreApplication

/// What the pages are, how lists are filtered, which formats and keys there are, and where words are explained.
struct HelpPages: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(
                "/help", "Explains the pages, filters, formats, keys and exit codes.", action: nil,
                example: .object([
                    ("keys", .list([.object([("key", .text("/")), ("meaning", .text("search"))])]))
                ]), answer: RecordAnswers.help
            ) { request in
                guard request.format == .html else { return .json(Self.json) }
                return .page(
                    Page(title: "Help", section: nil, template: "help", model: HelpModel(request))
                )
            }
        ]
    }

    private static var json: JSONText {
        func list(_ lines: [HelpText.Line], _ word: String) -> JSONText {
            .list(lines.map { .object([(word, .text($0.word)), ("meaning", .text($0.meaning))]) })
        }
        return .object([
            ("pages", list(HelpText.pages.map { HelpText.Line($0.address, $0.meaning) }, "address")),
            ("operators", list(HelpText.operators, "operator")), ("formats", list(HelpText.formats, "format")),
            ("keys", list(HelpText.keys, "key")), ("exit_codes", list(HelpText.exitCodes, "code")),
            ("rules", list(RuleHelp.all.map { HelpText.Line($0.identifier, $0.sentence) }, "rule")),
        ])
    }
}

/// What the page of help shows.
struct HelpModel: Sendable {
    struct Example: Sendable {
        let text: String
        let address: String
    }

    let pages: [TableModel]
    let examples: [Example]
    let operators: [TableModel]
    let formats: [TableModel]
    let keys: [TableModel]
    let exitCodes: [TableModel]
    let rules = RuleHelp.all
    let limits = "\(LimitReader.grammar); \(LimitReader.againGrammar) where a slate is solved again"

    init(_ request: WebRequest) {
        func table(_ label: String, _ word: String, _ lines: [HelpText.Line]) -> [TableModel] {
            [
                TableModel(
                    label, caption: "", headers: [.init(word), .init("What it is")],
                    rows: lines.map { .init([.init($0.word, address: $0.address), .init($0.meaning)]) }, isCompact: true
                )
            ]
        }
        pages = [
            TableModel(
                "Pages", caption: "", headers: [.init("Page"), .init("What it is for")],
                rows: HelpText.pages.map {
                    .init([.init($0.title, address: request.link($0.address)), .init($0.meaning)])
                },
                isCompact: true
            )
        ]
        examples = HelpText.examples.map { Example(text: $0, address: $0) }
        operators = table("Operators", "Written", HelpText.operators)
        formats = table("Formats", "Ending", HelpText.formats)
        keys = table("Keys", "Key", HelpText.keys)
        exitCodes = table("Exit codes", "Code", HelpText.exitCodes)
    }
}
