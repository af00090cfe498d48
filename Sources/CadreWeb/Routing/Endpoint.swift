public import CadreApplication

/// One address of the server with everything that is known about it: the router, the description at `/openapi.json`,
/// the navigation and the tests all read this value.
public struct Endpoint: Sendable {
    /// The methods that addresses take; `HEAD` is answered wherever `GET` is.
    public enum Method: String, Sendable, CaseIterable {
        /// Reads.
        case get = "GET"
        /// Changes.
        case post = "POST"
        /// Changes some fields of a record.
        case patch = "PATCH"
    }

    /// What a request must bring to be let through to a change.
    public enum Write: Sendable, Hashable {
        /// Nothing: it changes nothing.
        case none
        /// A form token only: it changes the visitor's own session.
        case session
        /// A chosen persona and an idempotency key; a form token where it is a form.
        case commit
        /// The same, and the version of the record that the change was made from.
        case versionedCommit
    }

    /// A parameter of the path or the query that is not a filter of a list.
    public struct Parameter: Sendable {
        /// Its name, such as `as_of`.
        public let name: String
        /// One sentence on what it means.
        public let summary: String
        /// An example of a value.
        public let example: String
        /// The only values that it takes; empty where it takes any text.
        public let words: [String]

        /// Makes a parameter.
        public init(_ name: String, _ summary: String, example: String, words: [String] = []) {
            self.name = name
            self.summary = summary
            self.example = example
            self.words = words
        }
    }

    /// A field of a list that can be filtered and sorted by, taken from the list's column.
    public struct Filter: Sendable {
        /// The column's name.
        public let name: String
        /// The column's title.
        public let title: String
        /// The kind of values.
        public let kind: ColumnKind
        /// One sentence on what it means.
        public let definition: String

        /// Takes the filter from a column.
        public init<Row>(_ column: Column<Row>) {
            name = column.name
            title = column.title
            kind = column.kind
            definition = column.definition
        }

        /// Takes the filters from the columns of a list.
        public static func of<Row>(_ columns: [Column<Row>]) -> [Filter] { columns.map { Filter($0) } }
    }

    /// A field of the body, the same in a form and in JSON.
    public struct Field: Sendable {
        /// Its name, such as `reason`.
        public let name: String
        /// One sentence on what it means.
        public let summary: String
        /// Whether a body without it is refused.
        public let isRequired: Bool
        /// An example of a value.
        public let example: String
        /// Whether JSON may give it as an object of whole numbers, too: `{"move.cost": 1}` for `move.cost=1`.
        public let takesNumbers: Bool
        /// Whether JSON may give it as a number, too.
        public let isNumber: Bool
        /// Whether JSON may give it as a list of texts, too.
        public let isList: Bool

        /// Whether a name is the field's: its own, or one that begins as the field's does before an identity in braces,
        /// such as `note_pos_000114` of `note_{position}`.
        func isNamed(_ name: String) -> Bool {
            let prefix = self.name.prefix { $0 != "{" }
            return name == self.name || (prefix.count < self.name.count && name.hasPrefix(prefix))
        }

        /// Makes a field.
        public init(
            _ name: String, _ summary: String, isRequired: Bool = true, example: String, takesNumbers: Bool = false,
            isNumber: Bool = false, isList: Bool = false
        ) {
            self.name = name
            self.summary = summary
            self.isRequired = isRequired
            self.example = example
            self.takesNumbers = takesNumbers
            self.isNumber = isNumber
            self.isList = isList
        }
    }

    /// What answers a request.
    public typealias Handler = @Sendable (WebRequest) async throws -> Reply

    /// The method.
    public let method: Method
    /// The path with its parameters in braces, without an extension, such as `/positions/{id}`.
    ///
    /// A parameter named `country` takes alpha-3 and alpha-2 codes of either case; the others are redirected to the
    /// alpha-3 address, so that the handler sees an upper-case alpha-3 code of a known country only.
    public let path: String
    /// One sentence on what it is for.
    public let summary: String
    /// The action that the access policy decides on; nil where everybody may.
    public let action: Action?
    /// The formats that it answers in; the first one is the default.
    public let formats: [Format]
    /// The parameters of the path and the query.
    ///
    /// `as_of` need not be named: every read takes it.
    public let parameters: [Parameter]
    /// The filters of a list; empty where it is no list.
    public let filters: [Filter]
    /// Which of `ListQuery.reservedKeys` a list obeys; the others are refused.
    public let listKeys: [String]
    /// The fields of the body.
    public let fields: [Field]
    /// What a write must bring.
    public let write: Write
    /// One sentence on where the version of the record stands that a change was made from; empty where none is asked
    /// for.
    public let versionPlace: String
    /// Whether it makes a record, and answers 201 with its address.
    public let makes: Bool
    /// Whether it asks for a run, and answers 202 with the run's address where that takes longer than the client waits.
    public let asksRun: Bool
    /// Whether the work on an answer ends when the client leaves: only for long reads that change nothing.
    public let endsWithClient: Bool
    /// The errors that it may answer with, besides those that every address may.
    public let errors: [ErrorCode]
    /// Other statuses that it answers with in its usual form, each with what it means then.
    public let otherStatuses: [Int: String]
    /// An example of an answer in JSON; nil where it has no JSON.
    public let example: JSONText?
    /// An answer in JSON with every member that one may have, each with a value of its type; nil where the example is
    /// one, or where it is a list whose rows are its filters.
    public let answer: JSONText?
    /// The largest body that it takes, in bytes.
    public let bodyByteCountMax: Int
    /// What answers.
    public internal(set) var handler: Handler

    /// Whether it answers with rows of the register in CSV or NDJSON.
    var exportsRows: Bool { method == .get && action != nil && !Set(formats).isDisjoint(with: [.csv, .ndjson]) }

    /// Describes a read.
    public static func get(
        _ path: String, _ summary: String, action: Action?, formats: [Format] = [.html, .json],
        parameters: [Parameter] = [], filters: [Filter] = [], listKeys: [String] = ListQuery.reservedKeys,
        endsWithClient: Bool = false, errors: [ErrorCode] = [], otherStatuses: [Int: String] = [:],
        example: JSONText? = nil, answer: JSONText? = nil, handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, summary: summary, action: action, formats: formats, parameters: parameters,
            filters: filters, listKeys: filters.isEmpty ? [] : listKeys, fields: [], write: .none, versionPlace: "",
            makes: false, asksRun: false, endsWithClient: endsWithClient, errors: errors,
            otherStatuses: otherStatuses, example: example, answer: answer,
            bodyByteCountMax: WebLimits.readBodyByteCountMax, handler: handler
        )
    }

    /// Describes a change.
    public static func post(
        _ path: String, _ summary: String, action: Action?, write: Write = .commit, versionPlace: String = "",
        makes: Bool = false,
        asksRun: Bool = false, formats: [Format] = [.html, .json], parameters: [Parameter] = [], fields: [Field] = [],
        errors: [ErrorCode] = [], example: JSONText? = nil,
        bodyByteCountMax: Int = WebLimits.formBodyByteCountMax, handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, summary: summary, action: action, formats: formats, parameters: parameters,
            filters: [], listKeys: [], fields: fields, write: write, versionPlace: versionPlace, makes: makes,
            asksRun: asksRun,
            endsWithClient: false, errors: errors, otherStatuses: [:], example: example, answer: nil,
            bodyByteCountMax: bodyByteCountMax, handler: handler
        )
    }

    /// Describes a change of some fields of a record, by programs alone.
    static func patch(
        _ path: String, _ summary: String, action: Action?, versionPlace: String, parameters: [Parameter],
        fields: [Field], errors: [ErrorCode], example: JSONText, handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(
            method: .patch, path: path, summary: summary, action: action, formats: [.json], parameters: parameters,
            filters: [], listKeys: [], fields: fields, write: .versionedCommit, versionPlace: versionPlace,
            makes: false, asksRun: false, endsWithClient: false, errors: errors, otherStatuses: [:],
            example: example, answer: nil, bodyByteCountMax: WebLimits.formBodyByteCountMax, handler: handler
        )
    }
}
