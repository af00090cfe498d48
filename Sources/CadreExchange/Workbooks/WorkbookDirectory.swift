import Foundation

/// A sheet of a workbook, as its list of sheets has it.
public struct WorkbookSheet: Hashable, Sendable {
    /// The name on its tab.
    public let name: String
    /// Whether people do not see it.
    public let isHidden: Bool
    /// The identity of the relationship that leads to its part.
    let relationship: String
}

/// Reads which parts belong to which: `_rels` files.
final class RelationshipsReceiver: XMLReceiver {
    /// A part that another one needs.
    struct Relationship {
        let id: String
        /// The last word of its type, such as `worksheet`.
        let type: String
        let target: String
        let isExternal: Bool
    }

    private(set) var relationships: [Relationship] = []

    override func open(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name("Relationship"), let target = attributes.text("Target"), let type = attributes.text("Type") else {
            return
        }
        relationships.append(
            Relationship(
                id: attributes.text("Id") ?? "", type: type.split(separator: "/").last.map(String.init) ?? "",
                target: target, isExternal: attributes.text("TargetMode") == "External"
            )
        )
    }

    /// The target of the relationship of an identity.
    func target(id: String) -> String? { relationships.first { $0.id == id && !$0.isExternal }?.target }

    /// The target of the first relationship of a type.
    func target(type: String) -> String? { relationships.first { $0.type == type && !$0.isExternal }?.target }
}

/// Reads the list of sheets.
final class SheetListReceiver: XMLReceiver {
    private let countMax: Int
    private(set) var sheets: [WorkbookSheet] = []
    private(set) var days = SerialDay.from1900

    init(countMax: Int) { self.countMax = countMax }

    override func open(_ name: XMLName, _ attributes: XMLAttributes) {
        if name("workbookPr"), attributes.flag("date1904") { days = .from1904 }
        guard name("sheet") else { return }
        guard sheets.count < countMax else { return fail(.workbook(.tooMany(what: "sheets", countMax: countMax))) }
        let state = attributes.text("state") ?? "visible"
        sheets.append(
            WorkbookSheet(
                name: attributes.text("name") ?? "", isHidden: state != "visible",
                relationship: attributes.text("id") ?? ""
            )
        )
    }
}

/// Paths of parts, which relationships give from where they stand.
enum PartPath {
    /// The path of a target that a part names.
    static func resolved(_ target: String, from part: String) -> String {
        let whole = target.removingPercentEncoding ?? target
        var folders = whole.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
        for word in whole.split(separator: "/") {
            switch word {
            case ".": continue
            case "..": if !folders.isEmpty { folders.removeLast() }
            default: folders.append(String(word))
            }
        }
        return folders.joined(separator: "/")
    }

    /// The path of the file with the relationships of a part.
    static func relationships(of part: String) -> String {
        let words = part.split(separator: "/").map(String.init)
        return (words.dropLast() + ["_rels", (words.last ?? "") + ".rels"]).joined(separator: "/")
    }
}
