public import CadreDomain

/// A row of an office file: an office whose parent is still a code.
public struct OfficeDraft: Hashable, Sendable {
    /// The natural key.
    public let code: String
    /// The full name.
    public let name: String
    /// The code of a row in the office type table.
    public let type: String
    /// Where it stands.
    public let country: CountryCode
    /// The city.
    public let post: String
    /// The combatant command; nil for agencies and the school.
    public let command: CommandCode?
    /// The code of the office above it; nil where there is none.
    public let parentCode: String?
    /// When it exists.
    public let validity: DayRange

    /// The office with this identity and this parent.
    public func record(id: ID<Office>, parent: ID<Office>?) -> Office {
        Office(
            id: id, code: code, name: name, type: type, country: country, post: post, command: command,
            parent: parent, validity: validity
        )
    }
}

/// Reads rows of office files.
struct OfficeRows: RowParser {
    private enum Column: Int {
        case code, name, type, country, post, command, parent, validFrom, validTo
    }

    static let columns = [
        ImportColumn(
            "code", aliases: ["office", "office code", "office id", "office number", "organization code", "UIC"],
            isRequired: true,
            lengthMax: TextLimits.codeLengthMax, example: "EXAMPLE-PHL", note: "the code of the office"
        ),
        ImportColumn(
            "name", aliases: ["office name", "organization", "organisation", "title"], isRequired: true,
            lengthMax: TextLimits.nameLengthMax,
            example: "Example Office Manila", note: "the full name"
        ),
        ImportColumn(
            "type", aliases: ["office type", "organization type"], isRequired: true, example: "JUSMAG",
            note: "a code of the office type table"
        ),
        ImportColumn(
            "country", aliases: ["country code", "iso3", "nation", "location country"], isRequired: true,
            example: "PHL", note: "an alpha-3 or alpha-2 code, or a name"
        ),
        ImportColumn(
            "post", aliases: ["city", "duty station", "location"], lengthMax: TextLimits.postLengthMax,
            example: "Manila", note: "the city"
        ),
        .command,
        ImportColumn(
            "parent", aliases: ["parent office", "parent code", "higher headquarters", "reports to"],
            lengthMax: TextLimits.codeLengthMax,
            note: "the code of the office above it; empty for none"
        ),
        .validFrom, .validTo,
    ]

    private let words: Vocabularies
    private var type: ColumnMemo<String>
    private var country: ColumnMemo<CountryCode>
    private var command: ColumnMemo<CommandCode?>
    private var day = ColumnMemo<Day>(DayCell.reading)

    init(words: Vocabularies) {
        self.words = words
        type = ColumnMemo { words.officeTypes.reading($0, unknown: .officeTypeUnknown) }
        country = ColumnMemo(words.country)
        command = ColumnMemo(words.command)
    }

    mutating func draft(from row: inout RowReader) -> OfficeDraft? {
        let code = row.text(Column.code.rawValue)
        let name = row.text(Column.name.rawValue)
        let type = row.value(Column.type.rawValue, &type)
        let country = row.value(Column.country.rawValue, &country)
        let post = row.text(Column.post.rawValue) ?? ""
        let command = row.value(Column.command.rawValue, &command) ?? nil
        let parent = row.text(Column.parent.rawValue)
        let validity = row.validity(from: Column.validFrom.rawValue, to: Column.validTo.rawValue, &day)
        guard !row.isRejected, let code, let name, let type, let country, let validity else { return nil }
        return OfficeDraft(
            code: code, name: name, type: type, country: country, post: post, command: command, parentCode: parent,
            validity: validity
        )
    }

    func key(of draft: OfficeDraft) -> [String] {
        [Office.canonicalCode(draft.code), draft.validity.start.description]
    }

    static func rows(_ rows: [ImportRow<OfficeDraft>]) -> ImportRows { .offices(rows) }
}
