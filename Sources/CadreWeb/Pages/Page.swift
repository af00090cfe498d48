import CadreApplication
import CadreDomain

/// A page before it is put into the layout: what is said on it, and the template that says the middle part.
///
/// Models are structs whose *stored* properties the template names; computed properties are not seen. An optional that
/// is nil, an empty list and false leave their section out.
public struct Page: Sendable {
    /// The part of the navigation that a page belongs to.
    public enum Section: String, Sendable, CaseIterable {
        /// What needs me today.
        case desk
        /// Positions and people.
        case register
        /// Analysis of the staffing.
        case staffing
        /// Slates.
        case assignments
        /// Countries and offices.
        case partners
        /// The journal.
        case oversight
    }

    /// The title: the noun, and its number or name on a detail page.
    public var title: String
    /// The part of the navigation; nil for none.
    public var section: Section?
    /// A word on the state beside the title, such as `vacant`; nil for none.
    public var status: Mark?
    /// What the page is limited to, for the context strip, such as `INDOPACOM`; nil for the whole service.
    public var scope: String?
    /// The one sentence that the page is for, set large; nil for none.
    public var answer: String?
    /// The name of the template of the middle part.
    public var template: String
    /// What the template shows.
    public var model: any Sendable
    /// The export row; nil for none.
    public var exports: ExportRow?
    /// Definitions, rule versions and sources, in a closed box at the end.
    public var reasons: [Definition]
    /// What to know of what is shown, under the answer; empty for nothing.
    public var notes: [String]
    /// What is done with a list as it is shown; nil where the page is none.
    var tools: ListTools?
    /// Where the page is read, where what was asked for is a change that was refused; nil for the address asked for.
    var address: String?

    /// Makes a page.
    public init(
        title: String, section: Section?, status: Mark? = nil, scope: String? = nil, answer: String? = nil,
        notes: [String] = [], template: String, model: any Sendable, exports: ExportRow? = nil,
        reasons: [Definition] = []
    ) {
        self.title = title
        self.section = section
        self.status = status
        self.scope = scope
        self.answer = answer
        self.notes = notes
        self.template = template
        self.model = model
        self.exports = exports
        self.reasons = reasons
    }
}

/// A word with a shape and a tone: the meaning is never in the colour alone.
public struct Mark: Sendable, Hashable {
    /// The sign before the word.
    public let sign: String
    /// The word.
    public let word: String
    /// The class of the style sheet: `good`, `warn`, `bad` or `quiet`.
    public let tone: String
    /// The text that it is said of, where a cell of a table shows both; nil where the mark stands alone.
    public let subject: String?

    private init(_ sign: String, _ word: String, _ tone: String, of subject: String? = nil) {
        self.sign = sign
        self.word = word
        self.tone = tone
        self.subject = subject
    }

    /// Filled, on time, done: ●.
    public static func good(_ word: String) -> Mark { Mark("\u{25CF}", word, "good") }
    /// Due, lapsing, filled but not qualified: ◐.
    public static func warn(_ word: String) -> Mark { Mark("\u{25D0}", word, "warn") }
    /// Empty, late, a gate that failed: ○.
    public static func bad(_ word: String) -> Mark { Mark("\u{25CB}", word, "bad") }
    /// A key billet: !.
    public static func key(_ word: String = "key") -> Mark { Mark("!", word, "bad") }
    /// A plain word of state: –.
    public static func quiet(_ word: String) -> Mark { Mark("\u{2013}", word, "quiet") }
    /// Said behind a text that no source confirms: –; nil where one does.
    static func unverified(_ subject: String, _ confidence: Confidence?) -> Mark? {
        confidence == .unverified ? Mark("\u{2013}", "unverified", "quiet", of: subject) : nil
    }
}

/// A word and what it means, with its source.
public struct Definition: Sendable, Hashable {
    /// The word.
    public let term: String
    /// What it means.
    public let text: String

    /// Makes a definition.
    public init(_ term: String, _ text: String) {
        self.term = term
        self.text = text
    }
}

/// A text that leads somewhere.
public struct Link: Sendable, Hashable {
    /// The text.
    public let label: String
    /// The address.
    public let address: String

    /// Makes a link.
    public init(_ label: String, _ address: String) {
        self.label = label
        self.address = address
    }
}
