/*
 * The fields of a kustomization file, one row each.
 */
#include "build/kustfile.h"
#include "build/vars.h"
#include "generate/generator.h"
#include "k8s/fieldspec.h"
#include "k8s/selector.h"
#include "transform/sort.h"
#include "transform/transformer.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, KZ_SHAPE_ANY, NULL, NULL, NULL                                                       \
    }

static const kz_field metadata_fields[] = {
    {"name", KZ_SHAPE_STRING, NULL, NULL, "a name, for tools"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "a namespace, for tools"},
    {"labels", KZ_SHAPE_STRING_MAP, NULL, NULL, "labels, for tools"},
    {"annotations", KZ_SHAPE_STRING_MAP, NULL, NULL, "annotations, for tools"},
    END,
};

const kz_field kz_kustomization_fields[] = {
    {"apiVersion", KZ_SHAPE_STRING, NULL, NULL, "kustomize.config.k8s.io/v1beta1"},
    {"kind", KZ_SHAPE_STRING, NULL, NULL, "Kustomization or Component"},
    {"metadata", KZ_SHAPE_OBJECT, metadata_fields, NULL, "for tools; no effect on the output"},
    {"openapi", KZ_SHAPE_STRING_MAP, NULL, NULL, "another schema for merging"},
    {"namePrefix", KZ_SHAPE_STRING, NULL, NULL, "put before every name"},
    {"nameSuffix", KZ_SHAPE_STRING, NULL, NULL, "put behind every name"},
    {"namespace", KZ_SHAPE_STRING, NULL, NULL, "the namespace of every namespaced resource"},
    {"commonLabels", KZ_SHAPE_STRING_MAP, NULL, "labels", "labels, selectors and templates too"},
    {"labels", KZ_SHAPE_OBJECTS, kz_label_fields, NULL, "labels"},
    {"commonAnnotations", KZ_SHAPE_STRING_MAP, NULL, NULL, "annotations, templates too"},
    {"patchesStrategicMerge", KZ_SHAPE_STRINGS, NULL, "patches", "strategic-merge patches"},
    {"patchesJson6902", KZ_SHAPE_OBJECTS, kz_patch_json6902_fields, "patches",
        "JSON 6902 patches, after labels"},
    {"patches", KZ_SHAPE_OBJECTS, kz_patch_fields, NULL, "patches of either kind"},
    {"images", KZ_SHAPE_OBJECTS, kz_image_fields, NULL, "other names, tags and digests of images"},
    {"imageTags", KZ_SHAPE_OBJECTS, kz_image_fields, "images", "old name of images"},
    {"replacements", KZ_SHAPE_OBJECTS, kz_replacement_fields, NULL,
        "values copied between resources"},
    {"replicas", KZ_SHAPE_OBJECTS, kz_replica_fields, NULL, "replica counts by name"},
    {"vars", KZ_SHAPE_OBJECTS, kz_var_fields, "replacements", "values put in place of $(NAME)"},
    {"sortOptions", KZ_SHAPE_OBJECT, kz_sort_fields, NULL, "order of the output"},
    {"resources", KZ_SHAPE_STRINGS, NULL, NULL, "files of manifests, and directories"},
    {"components", KZ_SHAPE_STRINGS, NULL, NULL, "directories of kind Component"},
    {"crds", KZ_SHAPE_STRINGS, NULL, NULL, "files that describe custom resources"},
    {"bases", KZ_SHAPE_STRINGS, NULL, "resources", "directories"},
    {"configMapGenerator", KZ_SHAPE_OBJECTS, kz_config_map_fields, NULL, "ConfigMaps to make"},
    {"secretGenerator", KZ_SHAPE_OBJECTS, kz_secret_fields, NULL, "Secrets to make"},
    {"helmGlobals", KZ_SHAPE_OBJECT, kz_helm_global_fields, NULL, "for all of helmCharts"},
    {"helmCharts", KZ_SHAPE_OBJECTS, kz_helm_chart_fields, NULL, "Helm charts to render"},
    {"helmChartInflationGenerator", KZ_SHAPE_OBJECTS, kz_helm_old_chart_fields, NULL,
        "old name of helmCharts"},
    {"generatorOptions", KZ_SHAPE_OBJECT, kz_generator_options_fields, NULL,
        "for all generators of this file"},
    {"configurations", KZ_SHAPE_STRINGS, NULL, NULL, "files of field specs"},
    {"generators", KZ_SHAPE_STRINGS, NULL, NULL, "generator plugins"},
    {"transformers", KZ_SHAPE_STRINGS, NULL, NULL, "transformer plugins"},
    {"validators", KZ_SHAPE_STRINGS, NULL, NULL, "validator plugins"},
    {"buildMetadata", KZ_SHAPE_STRINGS, NULL, NULL, "what to tell of the build in the output"},
    END,
};
