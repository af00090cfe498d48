/// Which styles of a workbook show a number as a day or a time.
struct CellStyles {
    /// By the index that cells give.
    fileprivate(set) var areDays: [Bool] = []

    /// Whether cells of a style hold days.
    func isDay(_ style: Int) -> Bool { areDays.indices.contains(style) && areDays[style] }
}

/// Reads the styles of cells and the formats of numbers that they use.
final class CellStylesReceiver: XMLReceiver {
    private static let countMax = 100_000

    private(set) var styles = CellStyles()
    private var dayFormats: Set<Int> = []
    private var isCellList = false

    override func open(_ name: XMLName, _ attributes: XMLAttributes) {
        if name("numFmt") {
            guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") else { return }
            if NumberFormat.isDay(code) { dayFormats.insert(id) }
        } else if name("cellXfs") {
            isCellList = true
        } else if name("xf"), isCellList {
            guard styles.areDays.count < Self.countMax else {
                return fail(.workbook(.tooMany(what: "styles", countMax: Self.countMax)))
            }
            let id = attributes.number("numFmtId") ?? 0
            styles.areDays.append(NumberFormat.isBuiltInDay(id) || dayFormats.contains(id))
        }
    }

    override func close(_ name: XMLName) {
        if name("cellXfs") { isCellList = false }
    }
}

/// Formats of numbers, as far as they tell days from numbers.
///
/// Source: ECMA-376-1:2016, sections 18.8.30 and 18.8.31.
enum NumberFormat {
    /// Whether a format that every workbook knows shows days or times.
    static func isBuiltInDay(_ id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format shows days or times: whether a letter of a calendar or a clock stands outside of quotes.
    static func isDay(_ code: String) -> Bool {
        var (isQuoted, isBracket, isEscaped) = (false, false, false)
        // Positive numbers have the first section; days are never negative.
        for byte in code.utf8 {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: continue
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = true
            case UInt8(ascii: "["): isBracket = true
            case UInt8(ascii: "]"): isBracket = false
            case _ where isBracket: continue
            case UInt8(ascii: ";"): return false
            case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "d"),
                UInt8(ascii: "D"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
                return true
            default: continue
            }
        }
        return false
    }
}
