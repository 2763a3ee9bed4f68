"""Asks LibreOffice itself what is glued in a presentation and what follows when a node is moved. Prints JSON.

usage: glue.py FILE.pptx SAVED.pptx PIPE     (soffice listens on the pipe; this ends it)
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


def desktop_at(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def all_shapes(container):
    for index in range(container.Count):
        shape = container.getByIndex(index)
        yield shape
        if shape.ShapeType == "com.sun.star.drawing.GroupShape":
            yield from all_shapes(shape)


def connectors_of(page):
    return [one for one in all_shapes(page) if one.ShapeType == "com.sun.star.drawing.ConnectorShape"]


def ends_of(connector):
    # StartPosition and EndPosition keep what the file said; the polygon is what is drawn.
    points = connector.PolyPolygonBezier.Coordinates[0]
    return [[point.X, point.Y] for point in (points[0], points[-1])]


def counted(page):
    connectors = connectors_of(page)
    glued = [one for one in connectors if one.StartShape is not None and one.EndShape is not None]
    return {"connectors": len(connectors), "glued": len(glued)}


def moved(page, name):
    """Moves the group of that name 30 mm to the right; says which connectors have an end in it and how far their ends went."""
    group = next(
        one for one in all_shapes(page) if one.Name == name and one.ShapeType == "com.sun.star.drawing.GroupShape"
    )
    members = {one.Name for one in all_shapes(group)}
    near = [one for one in connectors_of(page) if {one.StartShape.Name, one.EndShape.Name} & members]
    before = [ends_of(one) for one in near]
    place = group.Position
    place.X += 3000
    group.Position = place
    after = [ends_of(one) for one in near]
    return [
        {
            "name": one.Name,
            "start": [a - b for a, b in zip(new[0], old[0])],
            "end": [a - b for a, b in zip(new[1], old[1])],
        }
        for one, old, new in zip(near, before, after)
    ]


def main(file, saved, pipe):
    desktop = desktop_at(pipe)
    try:
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(file), "_blank", 0, (value("Hidden", True),))
        page = document.DrawPages.getByIndex(0)
        answer = {"slides": document.DrawPages.Count, **counted(page), "moved": moved(page, "node: R6")}
        save = (value("FilterName", "Impress MS PowerPoint 2007 XML"),)
        document.storeToURL(uno.systemPathToFileUrl(saved), save)
        document.close(True)
        print(json.dumps(answer))
    finally:
        desktop.terminate()


main(*sys.argv[1:])
