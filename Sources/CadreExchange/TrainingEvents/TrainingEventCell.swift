import CadreDomain

/// Values of training reports as they are printed there; anything else is not read and never guessed.
enum TrainingEventCell {
    /// The latest year that two digits stand for: `00` to `69` are 2000 to 2069, `70` to `99` are 1970 to 1999.
    ///
    /// The reports begin with 1999, so that no line can mean another century.
    private static let pivot = 70

    /// Reads `M/D/YYYY` or `M/D/YY`, the order of the United States; nil for anything else.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        var parts = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        for byte in bytes {
            if byte == UInt8(ascii: "/") {
                part += 1
                guard part <= 2 else { return nil }
                continue
            }
            guard byte >= 48, byte <= 57 else { return nil }
            let digit = Int(byte - 48)
            switch part {
            case 0: (parts.0, lengths.0) = (parts.0 * 10 + digit, lengths.0 + 1)
            case 1: (parts.1, lengths.1) = (parts.1 * 10 + digit, lengths.1 + 1)
            default: (parts.2, lengths.2) = (parts.2 * 10 + digit, lengths.2 + 1)
            }
            guard lengths.0 <= 2, lengths.1 <= 2, lengths.2 <= 4 else { return nil }
        }
        switch lengths.2 {
        case 2: return Day(year: century(of: parts.2), month: parts.0, day: parts.1)
        case 4: return Day(year: parts.2, month: parts.0, day: parts.1)
        default: return nil
        }
    }

    /// Reads a whole number up to a million, with commas between thousands or without; nil for anything else.
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let value = digits(bytes[...], allowsGroups: true), value <= 1_000_000 else { return nil }
        return Int(value)
    }

    /// Reads `$1,586,156`, `45141` or `12606.72` as cents; nil for anything else.
    ///
    /// A third decimal must be 0, since an amount is never rounded.
    static func cents(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "$") { rest = rest.dropFirst() }
        let point = rest.firstIndex(of: UInt8(ascii: "."))
        guard let dollars = digits(rest[..<(point ?? rest.endIndex)], allowsGroups: true) else { return nil }
        var fraction: Int64 = 0
        if let point {
            let decimals = rest[(point + 1)...]
            guard !decimals.isEmpty, decimals.count <= 9 else { return nil }
            for (place, byte) in decimals.enumerated() {
                guard byte >= 48, byte <= 57, place < 2 || byte == 48 else { return nil }
                if place == 0 { fraction += Int64(byte - 48) * 10 }
                if place == 1 { fraction += Int64(byte - 48) }
            }
        }
        let (cents, overflow) = dollars.multipliedReportingOverflow(by: 100)
        guard !overflow, cents <= Int64.max - fraction else { return nil }
        return cents + fraction
    }

    /// Finds the fiscal year that a programme names, such as `FY 00`, `FY02`, `FY 2009` or `Fiscal Year 2015`.
    ///
    /// The last one counts where several are named; nil where none is.
    static func fiscalYear(ofProgram program: String) -> FiscalYear? {
        let bytes = Array(program.lowercased().utf8)
        var found: FiscalYear?
        for word in [Array("fy".utf8), Array("fiscal year".utf8)] where bytes.count > word.count {
            for start in 0..<(bytes.count - word.count) where bytes[start..<(start + word.count)].elementsEqual(word) {
                let isWordStart = start == 0 || !(97...122).contains(bytes[start - 1])
                let digits = bytes[(start + word.count)...].drop { $0 == 0x20 }.prefix { (48...57).contains($0) }
                guard isWordStart, let year = Int(String(decoding: digits, as: UTF8.self)) else { continue }
                switch digits.count {
                case 2: found = FiscalYear(century(of: year)) ?? found
                case 4: found = FiscalYear(year) ?? found
                default: continue
                }
            }
        }
        return found
    }

    /// Finds the first fiscal year of a report such as `1999_2000`; nil for anything else.
    static func fiscalYear(ofReport report: String) -> FiscalYear? {
        let parts = report.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 4, let second = Int(parts[1]), let year = Int(parts[0]),
            second == year + 1, parts[0].utf8.count == 4
        else { return nil }
        return FiscalYear(year)
    }

    private static func century(of year: Int) -> Int { year < pivot ? 2000 + year : 1900 + year }

    /// Reads digits; groups behind commas have three.
    private static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, allowsGroups: Bool) -> Int64? {
        var value: Int64 = 0
        var groupLength = 0
        var hasGroups = false
        for byte in bytes {
            if byte == UInt8(ascii: ","), allowsGroups {
                guard hasGroups ? groupLength == 3 : (1...3).contains(groupLength) else { return nil }
                (hasGroups, groupLength) = (true, 0)
                continue
            }
            guard byte >= 48, byte <= 57, value <= Int64.max / 10 - 10 else { return nil }
            value = value * 10 + Int64(byte - 48)
            groupLength += 1
        }
        return groupLength == 0 || (hasGroups && groupLength != 3) ? nil : value
    }
}
