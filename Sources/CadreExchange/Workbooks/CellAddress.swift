/// Where a cell stands in a sheet, as spreadsheets write it: `C12`.
public struct CellAddress: Hashable, Sendable {
    /// The largest row of the format.
    static let rowMax = 1_048_576
    /// How many columns the format has, the last one `XFD`.
    static let columnCountMax = 16_384

    /// The column, from 0.
    public let column: Int
    /// The row, from 1.
    public let row: Int

    /// Makes an address.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// Reads an address such as `C12`, dollar signs left out; nil where it is none or lies outside of the format.
    init?(_ bytes: some Sequence<UInt8>) {
        var (column, row, hasLetter) = (0, 0, false)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                hasLetter = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where hasLetter:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "$"): continue
            default: return nil
            }
            guard column <= Self.columnCountMax, row <= Self.rowMax else { return nil }
        }
        guard hasLetter, row > 0 else { return nil }
        self.init(column: column - 1, row: row)
    }

    /// The letters of a column, from 0: `A`, `Z`, `AA`.
    public static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest /= 26
        }
        return letters
    }

    /// The address as spreadsheets write it.
    public var text: String { "\(Self.letters(column))\(row)" }
}

/// Cells that are shown as one, of which only the first has a value.
struct MergedCells: Hashable, Sendable {
    let first: CellAddress
    let last: CellAddress

    /// Reads a range such as `A1:C1`; nil where it is none.
    init?(_ bytes: some Sequence<UInt8>) {
        let ends = Array(bytes).split(separator: UInt8(ascii: ":"))
        guard ends.count == 2, let first = CellAddress(ends[0]), let last = CellAddress(ends[1]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        (self.first, self.last) = (first, last)
    }

    /// The range as spreadsheets write it.
    var text: String { "\(first.text):\(last.text)" }
}
