import CadreDomain
import CadreExchange
import CadreTestSupport
import Foundation
import Testing

/// Goal: no spelling is silently taken for another country, and how many are understood is known.
///
/// Method: labels of our own in `country_labels.csv`; the first list was known while the aliases were made, the second
/// was written after. The counts stand in docs/quality/country-names.md.
@Suite("How well spellings of countries are understood")
struct CountryNameQualityTests {
    private struct Label {
        let spelling: String
        let expected: String
        let group: String
        let list: String
    }

    /// What became of the labels of a group.
    private struct Score {
        var labels = 0
        var meansCountry = 0
        var right = 0
        var wrong = 0
        var named = 0
        var suggested = 0

        var cells: String {
            let open = meansCountry - right - suggested - wrong
            return [labels, meansCountry, right, wrong, suggested, open, named].map(String.init).joined(
                separator: " | ")
        }
    }

    private static let page = Fixtures.root.appending(path: "../docs/quality/country-names.md").standardized
    private static let start = "<!-- counts -->\n"
    private static let end = "<!-- end of counts -->"

    private let spellings: CountrySpellings
    private let labels: [Label]

    init() throws {
        spellings = CountrySpellings(try ReferenceTableFiles.load())
        let text = String(decoding: try Fixtures.data("spellings/country_labels.csv"), as: UTF8.self)
        labels = text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let spelling = fields.dropLast(3).joined(separator: ",")
            let isQuoted = spelling.hasPrefix("\"")
            return Label(
                spelling: isQuoted ? String(spelling.dropFirst().dropLast()) : spelling,
                expected: fields[fields.count - 3], group: fields[fields.count - 2], list: fields[fields.count - 1]
            )
        }
    }

    @Test("No label is taken for another country, nor what is no country for one")
    func precision() {
        #expect(labels.count > 900)
        for label in labels {
            let match = spellings.match(written: label.spelling)
            guard match.mapping == .mapped else { continue }
            #expect(match.country?.rawValue == label.expected, "\(label.spelling)")
        }
    }

    @Test("The counts are those of the page; CADRE_WRITE_QUALITY=1 writes them")
    func counts() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let parts = page.components(separatedBy: Self.start)
        let after = try #require(parts.last?.components(separatedBy: Self.end).last)
        try #require(parts.count == 2)
        let fresh = parts[0] + Self.start + table() + Self.end + after
        if ProcessInfo.processInfo.environment["CADRE_WRITE_QUALITY"] == "1" {
            try fresh.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(page == fresh)
    }

    private func table() -> String {
        var text = "\n"
        for list in ["second", "first"] {
            text +=
                "| \(list) list | labels | mean a country | understood | taken for another | right name suggested | "
            text += "open question | told what they are |\n|---|---:|---:|---:|---:|---:|---:|---:|\n"
            let chosen = labels.filter { $0.list == list }
            let groups = Dictionary(grouping: chosen, by: \.group).sorted { $0.key < $1.key }
            for (group, labels) in groups { text += "| \(group) | \(score(labels).cells) |\n" }
            let all = score(chosen)
            text += "| **all** | \(all.cells) |\n\n"
            text += "Precision \(Self.percent(all.right, all.right + all.wrong)), recall "
            text += "\(Self.percent(all.right, all.meansCountry)); with the names suggested "
            text += "\(Self.percent(all.right + all.suggested, all.meansCountry)).\n\n"
        }
        return text
    }

    private func score(_ labels: [Label]) -> Score {
        var score = Score()
        for label in labels {
            let match = spellings.match(written: label.spelling)
            score.labels += 1
            let isCountry = CountryCode(label.expected) != nil
            if isCountry { score.meansCountry += 1 }
            switch match.mapping {
            case .mapped where match.country?.rawValue == label.expected: score.right += 1
            case .mapped: score.wrong += 1
            case _ where !isCountry: if match.mapping.rawValue == label.expected { score.named += 1 }
            case _ where match.country?.rawValue == label.expected: score.suggested += 1
            default:
                let near = spellings.suggestions(for: label.spelling)
                if near.contains(where: { $0.hasPrefix(label.expected + " ") }) { score.suggested += 1 }
            }
        }
        return score
    }

    /// A share in per cent with one decimal.
    private static func percent(_ part: Int, _ whole: Int) -> String {
        let permille = (2_000 * part + whole) / (2 * whole)
        return "\(permille / 10).\(permille % 10) %"
    }
}
