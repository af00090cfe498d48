import CadreApplication

/// The pages that explain every error code.
struct ErrorPages: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(
                "/errors", "Lists every error code with its cause and remedy.", action: nil,
                example: .object([("errors", .list([Self.json(.positionTaken)]))])
            ) { request in
                guard request.format == .html else {
                    return .json(.object([("errors", .list(ErrorCode.allCases.map(Self.json)))]))
                }
                let rows = ErrorCode.allCases.map { code in
                    TableModel.Row([
                        .init(code.rawValue, address: Problem.address(of: code)),
                        .init(String(Problem.status(of: code)), isNumber: true), .init(ErrorEntry.of(code).title),
                    ])
                }
                let table = TableModel(
                    "Errors", caption: "A code never changes its meaning.",
                    headers: [.init("Code"), .init("Status", isNumber: true), .init("What it says")], rows: rows
                )
                let page = Page(title: "Errors", section: .oversight, template: "list", model: ListModel(table: table))
                return .page(page)
            },
            .get(
                "/errors/{code}", "Explains one error code.", action: nil,
                parameters: [.init("code", "The code.", example: "position.taken")],
                example: Self.json(.positionTaken)
            ) { request throws(Refusal) in
                guard let code = ErrorCode(rawValue: request.parameter("code")) else {
                    throw Refusal(
                        .routeNotFound, "There is no error code (\(request.parameter("code"))).",
                        fix: "The codes stand at /errors."
                    )
                }
                guard request.format == .html else { return .json(Self.json(code)) }
                let entry = ErrorEntry.of(code)
                let model = ErrorModel(
                    code: code.rawValue, status: String(Problem.status(of: code)), cause: entry.cause,
                    remedy: entry.remedy
                )
                return .page(Page(title: entry.title, section: .oversight, template: "error", model: model))
            },
        ]
    }

    private static func json(_ code: ErrorCode) -> JSONText {
        let entry = ErrorEntry.of(code)
        return .object([
            ("code", .text(code.rawValue)), ("status", .int(Problem.status(of: code))), ("title", .text(entry.title)),
            ("cause", .text(entry.cause)), ("remedy", .text(entry.remedy)),
        ])
    }
}

/// What the page of one error shows.
private struct ErrorModel: Sendable {
    let code: String
    let status: String
    let cause: String
    let remedy: String
}
