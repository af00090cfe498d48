/// The fields of one row as places in the bytes they were found in; valid only while those bytes are.
struct CSVRecord {
    /// Where the bytes of a field lie.
    struct Field {
        /// The first byte.
        var start: Int
        /// The byte after the last.
        var end: Int
        /// Whether the bytes lie in ``CSVRecord/unescaped``, since quotes were written twice.
        var isUnescaped: Bool
        /// Whether the field stood in quotes; its spaces then belong to it.
        var isQuoted: Bool
    }

    /// A quote that RFC 4180 does not allow, with the field it stands in.
    enum QuoteFault: Hashable {
        /// Text follows a closing quote.
        case textBehind(field: Int)
        /// A quote stands in a field that does not start with one.
        case inside(field: Int)
    }

    /// The row as a spreadsheet shows it; the header is row 1.
    var row = 0
    /// The fields in order.
    var fields: [Field] = []
    /// Bytes of fields whose quotes were written twice.
    var unescaped: [UInt8] = []
    /// The first quote that stands where none may; nil where every quote is in its place.
    var quoteFault: QuoteFault?
    /// What is wrong with cells of a workbook, by their fields.
    var cellFaults: [(field: Int, fault: CellFault)] = []
    /// Whether texts carry the apostrophe of ``CSVWriter``, as those of CSV files do and those of workbooks do not.
    var isGuarded = true
    /// The bytes the record was found in.
    var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    /// Whether every field is empty, as in a blank line.
    var isBlank: Bool { fields.allSatisfy { $0.start == $0.end } && cellFaults.isEmpty }
    /// How many fields hold anything.
    var filledCount: Int { fields.count { $0.start < $0.end } }

    /// Calls `body` with the bytes of a field; spaces around an unquoted field are left out.
    @inline(__always)
    func withField<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let field = fields[index]
        if field.isUnescaped {
            return unescaped.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[field.start..<field.end]))
            }
        }
        return body(UnsafeBufferPointer(rebasing: source[field.start..<field.end]))
    }

    /// The text of a field.
    func text(_ index: Int) -> String {
        withField(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// Forgets the fields and keeps their memory.
    mutating func clear() {
        fields.removeAll(keepingCapacity: true)
        unescaped.removeAll(keepingCapacity: true)
        quoteFault = nil
        cellFaults.removeAll(keepingCapacity: true)
    }

    /// Adds empty fields up to a count.
    mutating func pad(to count: Int) {
        while fields.count < count { fields.append(Field(start: 0, end: 0, isUnescaped: true, isQuoted: true)) }
    }

    /// Puts a text in place of a field, or behind the last one.
    mutating func put(_ text: some Collection<UInt8>, at index: Int) {
        let start = unescaped.count
        unescaped.append(contentsOf: text)
        let field = Field(start: start, end: unescaped.count, isUnescaped: true, isQuoted: true)
        pad(to: index)
        if index < fields.count { fields[index] = field } else { fields.append(field) }
    }
}
